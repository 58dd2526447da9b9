#include "shared_data.h"

#include <qcat/feed/replay_feed.h>
#include <qcat/market/order_book.h>

#include <map>

using namespace qcat;
using domain::MarketKind;
using domain::Side;
using trading::OrderBook;

namespace
{

struct Opened {
    std::unique_ptr<feed::ReplayFeed> feed;
    domain::Instrument instrument;
};

Opened open(const QString &file)
{
    const auto recording = feed::describeRecording(file.toStdString());
    if (!recording)
        qFatal("%s", recording.error().message.c_str());
    domain::Universe universe;
    universe.instruments = {recording->instruments.front().instrument};
    auto opened = feed::ReplayFeed::open(*recording, universe);
    if (!opened)
        qFatal("%s", opened.error().message.c_str());
    return {std::move(opened).value(), universe.instruments.front()};
}

template <typename F>
void forEachEvent(feed::ReplayFeed &feed, F &&f)
{
    domain::MarketEvent event;
    while (true) {
        const auto step = feed.next(event);
        if (!step)
            qFatal("%s", step.error().message.c_str());
        if (*step == trading::MarketFeed::Step::End)
            return;
        f(event);
    }
}

} // namespace

class TestRecordedBooks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_usdm_day_ends_as_published()
    {
        QCAT_NEED_SHARED(file, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        auto [feed, instrument] = open(file);
        OrderBook book(instrument.bookChain);
        base::Decimal traded;
        forEachEvent(*feed, [&](const domain::MarketEvent &event) {
            QVERIFY2(book.apply(event) != OrderBook::Change::Stale, book.why().text.c_str());
            if (event.kind == MarketKind::Trade)
                traded += event.quantity;
        });
        QVERIFY(book.isLive());
        QCOMPARE(book.depth(Side::Buy), 5'018u);
        QCOMPARE(book.depth(Side::Sell), 4'578u);
        QCOMPARE(book.top().bid.price.toString(), std::string("61659.7"));
        QCOMPARE(book.top().ask.price.toString(), std::string("61659.8"));
        QCOMPARE(traded.toString(), std::string("2429.366"));
    }

    void the_spot_day_ends_as_published()
    {
        QCAT_NEED_SHARED(file, "data/nkaz001+hftbacktest/examples/spot/btcusdt_20240808.gz");
        auto [feed, instrument] = open(file);
        QVERIFY(instrument.bookChain == domain::BookChain::NextId);
        OrderBook book(instrument.bookChain);
        forEachEvent(*feed, [&](const domain::MarketEvent &event) { book.apply(event); });
        QVERIFY(book.isLive());
        QCOMPARE(book.depth(Side::Buy), 1'209u);
        QCOMPARE(book.depth(Side::Sell), 2'196u);
        QCOMPARE(book.top().bid.price.toString(), std::string("61685.99"));
        QCOMPARE(book.top().ask.price.toString(), std::string("61686"));
    }

    // The venue's own ticker comes by another path: the newest one not younger than the book must show the same top.
    void each_state_of_the_book_equals_the_venues_ticker()
    {
        QCAT_NEED_SHARED(file, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        auto [feed, instrument] = open(file);
        std::map<std::uint64_t, domain::TopOfBook> tickers;
        std::vector<domain::TopOfBook> tops;
        OrderBook book(instrument.bookChain);
        forEachEvent(*feed, [&](const domain::MarketEvent &event) {
            if (event.kind == MarketKind::Ticker)
                tickers[event.lastUpdateId] = {event.bids.front(), event.asks.front(), event.lastUpdateId};
            if (book.apply(event) == OrderBook::Change::Updated)
                tops.push_back(book.top());
        });
        int compared = 0;
        for (const auto &top : tops) {
            auto ticker = tickers.upper_bound(top.updateId);
            if (ticker == tickers.begin())
                continue;
            --ticker;
            QVERIFY(ticker->second.bid == top.bid && ticker->second.ask == top.ask);
            ++compared;
        }
        QVERIFY2(compared > 6'500, qPrintable(QString::number(compared)));
    }

    // Every tenth diff lost, doubled or swapped with its neighbour: the book must never be readable while it is not the
    // true one.
    void with_lost_doubled_and_swapped_diffs_it_is_true_or_not_readable_data()
    {
        QTest::addColumn<int>("harm");
        QTest::newRow("lost") << 0;
        QTest::newRow("doubled") << 1;
        QTest::newRow("swapped") << 2;
    }
    void with_lost_doubled_and_swapped_diffs_it_is_true_or_not_readable()
    {
        QFETCH(int, harm);
        QCAT_NEED_SHARED(file, "data/nkaz001+hftbacktest/examples/usdm/btcusdt_20240808.gz");
        auto [feed, instrument] = open(file);
        std::vector<domain::MarketEvent> messages;
        std::map<std::uint64_t, domain::TopOfBook> truth;
        OrderBook whole(instrument.bookChain);
        forEachEvent(*feed, [&](const domain::MarketEvent &event) {
            if (event.kind != MarketKind::BookDiff && event.kind != MarketKind::BookSnapshot)
                return;
            whole.apply(event);
            if (whole.isLive())
                truth[whole.updateId()] = whole.top();
            if (messages.size() < 2'000)
                messages.push_back(event);
        });
        OrderBook book(instrument.bookChain);
        int stale = 0;
        const auto apply = [&](const domain::MarketEvent &event) {
            stale += book.apply(event) == OrderBook::Change::Stale;
            if (book.isLive())
                QVERIFY(truth.at(book.updateId()) == book.top());
        };
        for (std::size_t i = 0; i < messages.size(); ++i) {
            const bool harmed = i % 10 == 9 && i > 100;
            if (harmed && harm == 0)
                continue;
            if (harmed && harm == 2 && i + 1 < messages.size())
                std::swap(messages[i], messages[i + 1]);
            apply(messages[i]);
            if (harmed && harm == 1)
                apply(messages[i]);
        }
        QCOMPARE(stale, harm == 1 ? 0 : 1);
        QCOMPARE(book.isLive(), harm == 1);
    }
};

QTEST_APPLESS_MAIN(TestRecordedBooks)
#include "tst_recorded_books.moc"
