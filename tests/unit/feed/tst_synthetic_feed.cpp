#include <qcat/feed/synthetic_feed.h>
#include <qcat/market/order_book.h>

#include <QTest>

using namespace qcat;
using domain::MarketKind;

class TestSyntheticFeed : public QObject
{
    Q_OBJECT

private:
    static domain::Universe universe()
    {
        domain::Universe universe;
        for (const char *symbol : {"BTCUSDT", "ETHUSDT", "WHOKNOWSUSDT"})
            universe.instruments.push_back(feed::syntheticInstrument("binance-usdm", symbol));
        universe.instruments[1].bookChain = domain::BookChain::NextId;
        return universe;
    }
    static std::unique_ptr<feed::SyntheticFeed> make(feed::SyntheticConfig config = {})
    {
        auto feed = feed::SyntheticFeed::create(universe(), config);
        if (!feed)
            qFatal("%s", feed.error().message.c_str());
        return std::move(feed).value();
    }
    static std::vector<domain::MarketEvent> events(feed::SyntheticFeed &feed, int count)
    {
        std::vector<domain::MarketEvent> all;
        domain::MarketEvent event;
        for (int i = 0; i < count; ++i) {
            if (!feed.next(event))
                qFatal("the synthetic market ended");
            all.push_back(event);
        }
        return all;
    }

private Q_SLOTS:
    void the_same_seed_gives_the_same_market()
    {
        QVERIFY(events(*make(), 5'000) == events(*make(), 5'000));
        feed::SyntheticConfig other;
        other.seed = 2;
        QVERIFY(events(*make(other), 100) != events(*make(), 100));
        QVERIFY(make(other)->digest() != make()->digest());
        QCOMPARE(make()->digest(), make()->digest());
    }

    void books_stay_live_and_never_cross_for_a_day_of_events()
    {
        auto feed = make();
        std::vector<trading::OrderBook> books;
        for (const auto &instrument : universe().instruments)
            books.emplace_back(instrument.bookChain);
        domain::MarketEvent event;
        for (int i = 0; i < 300'000; ++i) {
            QVERIFY(feed->next(event));
            auto &book = books[event.instrument.value];
            const auto change = book.apply(event);
            QVERIFY2(change != trading::OrderBook::Change::Stale, book.why().text.c_str());
            if (event.kind == MarketKind::Ticker) {
                QCOMPARE(event.bids.front().price.toString(), book.top().bid.price.toString());
                QCOMPARE(event.asks.front().quantity.toString(), book.top().ask.quantity.toString());
            }
        }
        for (const auto &book : books) {
            QVERIFY(book.isLive());
            QCOMPARE(book.depth(domain::Side::Buy), 60u);
            QCOMPARE(book.depth(domain::Side::Sell), 60u);
        }
    }

    void prices_and_quantities_are_on_the_grid_and_near_the_usual()
    {
        auto feed = make();
        const auto all = universe();
        for (const auto &event : events(*feed, 100'000)) {
            if (event.kind != MarketKind::Trade)
                continue;
            const auto &instrument = all.at(event.instrument);
            QVERIFY(event.quantity.isPositive());
            QVERIFY(base::isMultipleOf(event.price, instrument.tickSize));
            QVERIFY(base::isMultipleOf(event.quantity, instrument.quantityStep));
            if (instrument.symbol == "BTCUSDT")
                QVERIFY2(event.price > base::Decimal::fromInt(45'000) && event.price < base::Decimal::fromInt(75'000),
                         event.price.toString().c_str());
        }
    }

    void time_only_goes_forward_and_at_the_rate_that_was_asked_for()
    {
        feed::SyntheticConfig config;
        config.eventsPerSecond = 200;
        auto feed = make(config);
        base::WallTime last;
        int count = 0;
        int longest = 0;
        int run = 0;
        for (const auto &event : events(*feed, 60'000)) {
            QVERIFY(event.eventTime > last);
            run = event.eventTime - last < std::chrono::microseconds(500) ? run + 1 : 0;
            longest = std::max(longest, run);
            last = event.eventTime;
            ++count;
        }
        const double seconds = double((last - config.start).count()) / 1e9;
        const double rate = count / seconds / double(universe().instruments.size());
        QVERIFY2(rate > 180 && rate < 220, qPrintable(QString::number(rate)));
        QVERIFY2(longest >= 5, qPrintable(QString::number(longest))); // there are bursts
    }

    void it_moves_enough_to_be_traded()
    {
        auto feed = make();
        base::Decimal lowest = base::Decimal::max();
        base::Decimal highest;
        int trades = 0;
        for (const auto &event : events(*feed, 150 * 60 * 10)) { // ten minutes of three instruments
            if (event.kind != MarketKind::Trade || event.instrument.value != 0)
                continue;
            lowest = std::min(lowest, event.price);
            highest = std::max(highest, event.price);
            ++trades;
        }
        const double range = (highest - lowest).toDouble() / lowest.toDouble();
        QVERIFY2(range > 0.0005 && range < 0.05, qPrintable(QString::number(range)));
        QVERIFY(trades > 1'000);
    }

    void a_skip_leads_to_the_same_events()
    {
        auto whole = make();
        const auto all = events(*whole, 2'000);
        auto skipped = make();
        QVERIFY(skipped->skipTo(1'000));
        QCOMPARE(skipped->position(), 1'000u);
        QVERIFY(events(*skipped, 1'000) == std::vector(all.begin() + 1'000, all.end()));
        QCOMPARE(skipped->skipTo(5).error().code, std::string("feed.no_such_position"));
    }

    void what_makes_no_market_is_refused()
    {
        QCOMPARE(feed::SyntheticFeed::create({}, {}).error().code, std::string("feed.no_instrument"));
        feed::SyntheticConfig config;
        config.eventsPerSecond = 0;
        QCOMPARE(feed::SyntheticFeed::create(universe(), config).error().code, std::string("feed.bad_rate"));
    }
};

QTEST_APPLESS_MAIN(TestSyntheticFeed)
#include "tst_synthetic_feed.moc"
