#include <qcat/store_spool/record_codec.h>

#include <store_records.h>

#include <QTest>

#include <random>

using namespace qcat;
using namespace store_records;
using store_spool::decode;
using store_spool::encode;

namespace
{

std::vector<trading::StoreRecord> samples()
{
    auto full = order("client \n\"1\"", 77, 3, domain::OrderState::Rejected);
    auto &request = std::get<trading::OrderRow>(full.row).order.request;
    request.position = {{2}, {5}, domain::PositionSide::Short};
    request.side = domain::Side::Sell;
    request.type = domain::OrderType::StopMarket;
    request.timeInForce = domain::TimeInForce::PostOnly;
    request.purpose = domain::OrderPurpose::ProtectiveStop;
    request.reduceOnly = true;
    request.triggerPrice = base::Decimal::max();
    std::get<trading::OrderRow>(full.row).order.reason = "余额不足";
    full.ordinal = 9;
    auto all = oneOfEachKind();
    all.front() = full;
    all.push_back(performance("1", 12));
    std::get<trading::PerformanceRow>(all.back().row).figures.sharpe = decimal("-1.25");
    return all;
}

std::string bytesOf(const trading::StoreRecord &record)
{
    std::string bytes;
    encode(record, bytes);
    return bytes;
}

} // namespace

class TestRecordCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_kind_comes_back_equal()
    {
        for (const auto &record : samples()) {
            const auto back = decode(bytesOf(record));
            QVERIFY2(back, back ? "" : back.error().message.c_str());
            QVERIFY(*back == record);
        }
    }

    void a_record_cut_anywhere_or_with_bytes_behind_is_refused()
    {
        for (const auto &record : samples()) {
            const std::string bytes = bytesOf(record);
            for (std::size_t size = 0; size < bytes.size(); ++size)
                QVERIFY2(!decode(std::string_view(bytes).substr(0, size)), qPrintable(QString::number(size)));
            QVERIFY(!decode(bytes + '\0'));
        }
    }

    void an_unknown_version_kind_or_word_is_refused()
    {
        const std::string good = bytesOf(position("1", 1));
        std::string bytes = good;
        bytes[0] = 3;
        QVERIFY(!decode(bytes));
        bytes = good;
        bytes[1] = 11;
        QVERIFY(!decode(bytes));
        bytes = bytesOf(fill("t1", 1));
        const std::size_t liquidity = bytes.size() - 9; // before the time, which is the last field
        QVERIFY(decode(bytes));
        bytes[liquidity] = 2;
        QVERIFY(!decode(bytes));
    }

    // As the first version wrote them: a spool that waits for its store outlives an upgrade.
    void what_the_first_version_left_in_a_spool_is_read()
    {
        const auto first = [](const trading::StoreRecord &record, std::size_t at, std::size_t bytes) {
            std::string old = bytesOf(record);
            old.erase(at, bytes);
            old[0] = 1;
            return old;
        };
        const auto held = position("0.1", 3);
        const std::string now = bytesOf(held);
        const auto back = decode(first(held, now.size() - 16, 8)); // funding stands before the time
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY(*back == held);

        auto known = strategy("mm-btc", 4);
        std::string bytes = bytesOf(position("0.1", 4)).substr(0, 2 + 4 + 8 + 4 + 8);
        bytes[0] = 1;
        bytes[1] = 3;
        for (const std::string text : {"mm-btc", "market_making", "main", "BTCUSDT", "spread=5"}) {
            const auto size = std::uint32_t(text.size());
            bytes.append(reinterpret_cast<const char *>(&size), 4).append(text);
        }
        const auto strategyBack = decode(bytes);
        QVERIFY2(strategyBack, strategyBack ? "" : strategyBack.error().message.c_str());
        auto &row = std::get<trading::StrategyRow>(known.row);
        row.venue = row.version = "";
        QVERIFY(*strategyBack == known);
    }

    void foreign_bytes_never_do_more_than_fail()
    {
        std::mt19937 random(1);
        const std::string good = bytesOf(samples().front());
        for (int round = 0; round < 20'000; ++round) {
            std::string bytes = good.substr(0, random() % (good.size() + 1));
            for (unsigned change = random() % 8; change > 0 && !bytes.empty(); --change)
                bytes[random() % bytes.size()] = char(random());
            if (const auto record = decode(bytes))
                QCOMPARE(bytesOf(*record).size(), bytes.size());
        }
    }
};

QTEST_APPLESS_MAIN(TestRecordCodec)
#include "tst_record_codec.moc"
