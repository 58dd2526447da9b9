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

std::vector<trading::StoreRecord> oneOfEachKind()
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
    return {full, fill("t1", 2), position("-0.00000001", 3), strategy("mm-btc", 4)};
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
        for (const auto &record : oneOfEachKind()) {
            const auto back = decode(bytesOf(record));
            QVERIFY2(back, back ? "" : back.error().message.c_str());
            QVERIFY(*back == record);
        }
    }

    void a_record_cut_anywhere_or_with_bytes_behind_is_refused()
    {
        for (const auto &record : oneOfEachKind()) {
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
        bytes[0] = 2;
        QVERIFY(!decode(bytes));
        bytes = good;
        bytes[1] = 4;
        QVERIFY(!decode(bytes));
        bytes = bytesOf(fill("t1", 1));
        const std::size_t liquidity = bytes.size() - 9; // before the time, which is the last field
        QVERIFY(decode(bytes));
        bytes[liquidity] = 2;
        QVERIFY(!decode(bytes));
    }

    void foreign_bytes_never_do_more_than_fail()
    {
        std::mt19937 random(1);
        const std::string good = bytesOf(oneOfEachKind().front());
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
