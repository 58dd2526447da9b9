#include "book_text.h"

#include <QRandomGenerator>

#include <map>

using namespace booktext;
using qcat::domain::BookChain;
using qcat::domain::Side;
using qcat::trading::OrderBook;

class TestOrderBook : public QObject
{
    Q_OBJECT

private:
    static OrderBook live(std::uint64_t id = 10)
    {
        OrderBook book(BookChain::PreviousId);
        book.apply(snapshot(id, "bid 100.5x2 100.4x1 | ask 100.6x1 100.7x3"));
        return book;
    }

private Q_SLOTS:
    void begins_empty_and_says_why()
    {
        const OrderBook book(BookChain::PreviousId);
        COMPARE_STATE(book, "empty");
        QCOMPARE(book.why().code, std::string("book.empty"));
        QCOMPARE(book.top(), qcat::domain::TopOfBook());
    }

    void a_snapshot_makes_it_live()
    {
        OrderBook book(BookChain::PreviousId);
        COMPARE_CHANGE(book.apply(snapshot(10, "bid 100.4x1 100.5x2 | ask 100.7x3 100.6x1")), "live");
        COMPARE_BOOK(book, "bid 100.5x2 100.4x1 | ask 100.6x1 100.7x3");
        QCOMPARE(book.updateId(), 10u);
        QVERIFY(book.why().code.empty());
    }

    void quantities_are_absolute_and_zero_removes()
    {
        OrderBook book = live();
        COMPARE_CHANGE(book.apply(diff(10, 12, "bid 100.5x0 100.45x7 | ask 100.6x9 100.65x1")), "updated");
        COMPARE_BOOK(book, "bid 100.45x7 100.4x1 | ask 100.6x9 100.65x1 100.7x3");
        QCOMPARE(book.updateId(), 12u);
        QCOMPARE(book.quantityAt(Side::Buy, *qcat::base::Decimal::parse("100.45")), qcat::base::Decimal::fromInt(7));
        QVERIFY(book.quantityAt(Side::Buy, *qcat::base::Decimal::parse("100.5")).isZero());
    }

    void removing_an_unknown_level_is_normal()
    {
        OrderBook book = live();
        COMPARE_CHANGE(book.apply(diff(10, 11, "bid 99x0 | ask 105x0")), "updated");
        COMPARE_BOOK(book, "bid 100.5x2 100.4x1 | ask 100.6x1 100.7x3");
    }

    void diffs_wait_for_the_snapshot_and_then_count()
    {
        OrderBook book(BookChain::PreviousId);
        COMPARE_CHANGE(book.apply(diff(5, 8, "bid 1x1 |")), "buffered");
        COMPARE_STATE(book, "synchronising");
        COMPARE_BOOK(book, "bid | ask");
        book.apply(diff(8, 11, "bid 100.5x3 |"));
        book.apply(diff(11, 13, "bid 100.3x4 |"));
        COMPARE_CHANGE(book.apply(snapshot(10, "bid 100.5x2 | ask 100.6x1")), "live");
        COMPARE_BOOK(book, "bid 100.5x3 100.3x4 | ask 100.6x1");
        QCOMPARE(book.updateId(), 13u);
    }

    void the_first_diff_must_bracket_the_snapshot_data()
    {
        QTest::addColumn<int>("previous");
        QTest::addColumn<int>("last");
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("ends before the snapshot") << 5 << 9 << QByteArray("none");
        QTest::newRow("ends at the snapshot") << 5 << 10 << QByteArray("updated");
        QTest::newRow("goes across it") << 8 << 12 << QByteArray("updated");
        QTest::newRow("follows it") << 10 << 12 << QByteArray("updated");
        QTest::newRow("begins too late") << 11 << 12 << QByteArray("stale");
    }
    void the_first_diff_must_bracket_the_snapshot()
    {
        QFETCH(int, previous);
        QFETCH(int, last);
        QFETCH(QByteArray, change);
        OrderBook book = live(10);
        COMPARE_CHANGE(book.apply(diff(quint64(previous), quint64(last), "bid 100.1x1 |")), change);
    }

    void a_gap_makes_it_stale_and_unreadable_until_a_new_snapshot_joins()
    {
        OrderBook book = live();
        book.apply(diff(10, 12, "bid 100.5x5 |"));
        COMPARE_CHANGE(book.apply(diff(13, 15, "bid 100.5x6 |")), "stale");
        COMPARE_STATE(book, "stale");
        COMPARE_BOOK(book, "bid | ask");
        QCOMPARE(book.why().code, std::string("book.gap"));
        QCOMPARE(book.why().text, std::string("changes are missing: the next should follow 12 but follows 13"));
        COMPARE_CHANGE(book.apply(diff(15, 17, "bid 100.5x7 |")), "buffered");
        COMPARE_CHANGE(book.apply(snapshot(12, "bid 100.5x5 | ask 100.6x1")), "stale");
        QCOMPARE(book.why().code, std::string("book.snapshot_too_old"));
        COMPARE_CHANGE(book.apply(snapshot(16, "bid 100.5x6 | ask 100.6x1")), "live");
        COMPARE_BOOK(book, "bid 100.5x7 | ask 100.6x1");
        QCOMPARE(book.updateId(), 17u);
    }

    void a_gap_among_the_waiting_diffs_begins_the_chain_anew()
    {
        OrderBook book(BookChain::PreviousId);
        book.apply(diff(5, 8, "bid 100.1x1 |"));
        book.apply(diff(9, 12, "bid 100.2x1 |"));
        COMPARE_CHANGE(book.apply(snapshot(7, "bid 100x1 | ask 101x1")), "stale");
        COMPARE_CHANGE(book.apply(snapshot(10, "bid 100x1 | ask 101x1")), "live");
        COMPARE_BOOK(book, "bid 100.2x1 100x1 | ask 101x1");
    }

    void duplicates_and_old_messages_change_nothing()
    {
        OrderBook book = live();
        const auto first = diff(10, 12, "bid 100.5x5 |");
        const auto second = diff(12, 14, "bid 100.5x6 |");
        book.apply(first);
        book.apply(second);
        COMPARE_CHANGE(book.apply(second), "none");
        COMPARE_CHANGE(book.apply(first), "none");
        COMPARE_CHANGE(book.apply(snapshot(13, "bid 1x1 | ask 2x1")), "none");
        COMPARE_BOOK(book, "bid 100.5x6 100.4x1 | ask 100.6x1 100.7x3");
        COMPARE_CHANGE(book.apply(diff(14, 15, "bid 100.5x7 |")), "updated");
    }

    void a_newer_snapshot_refreshes_a_live_book()
    {
        OrderBook book = live();
        COMPARE_CHANGE(book.apply(snapshot(20, "bid 99x1 | ask 101x1")), "updated");
        COMPARE_BOOK(book, "bid 99x1 | ask 101x1");
        COMPARE_CHANGE(book.apply(diff(15, 19, "bid 98x1 |")), "none");
        COMPARE_CHANGE(book.apply(diff(19, 21, "bid 98x1 |")), "updated");
    }

    void what_cannot_be_true_makes_it_stale_data()
    {
        QTest::addColumn<QByteArray>("levels");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("crossed") << QByteArray("bid 100.65x1 |") << QByteArray("book.crossed");
        QTest::newRow("locked") << QByteArray("bid 100.6x1 |") << QByteArray("book.crossed");
        QTest::newRow("negative quantity") << QByteArray("bid 100.1x-1 |") << QByteArray("book.bad_level");
        QTest::newRow("price zero") << QByteArray("| ask 0x1") << QByteArray("book.bad_level");
    }
    void what_cannot_be_true_makes_it_stale()
    {
        QFETCH(QByteArray, levels);
        QFETCH(QByteArray, code);
        OrderBook book = live();
        COMPARE_CHANGE(book.apply(diff(10, 11, levels.constData())), "stale");
        QCOMPARE(QByteArray::fromStdString(book.why().code), code);
        COMPARE_BOOK(book, "bid | ask");
        QCOMPARE(book.updateId(), 0u);
        COMPARE_CHANGE(book.apply(snapshot(20, "bid 100.5x2 | ask 100.6x1")), "live");
    }

    void a_level_may_move_across_within_one_diff()
    {
        OrderBook book = live();
        COMPARE_CHANGE(book.apply(diff(10, 11, "bid 100.6x1 | ask 100.6x0")), "updated");
        COMPARE_BOOK(book, "bid 100.6x1 100.5x2 100.4x1 | ask 100.7x3");
    }

    void spot_chains_by_the_next_id()
    {
        OrderBook book(BookChain::NextId);
        const auto spot = [](std::uint64_t first, std::uint64_t last, const char *text) {
            auto event = diff(0, last, text);
            event.firstUpdateId = first;
            return event;
        };
        book.apply(spot(6, 10, "bid 1x1 |")); // ends at the snapshot: old
        book.apply(spot(11, 13, "bid 100.4x2 |"));
        COMPARE_CHANGE(book.apply(snapshot(10, "bid 100.5x2 | ask 100.6x1")), "live");
        COMPARE_BOOK(book, "bid 100.5x2 100.4x2 | ask 100.6x1");
        COMPARE_CHANGE(book.apply(spot(14, 14, "bid 100.4x3 |")), "updated");
        COMPARE_CHANGE(book.apply(spot(16, 17, "bid 100.4x4 |")), "stale");
        QCOMPARE(book.why().text, std::string("changes are missing: the next should begin at 15 but begins at 16"));
    }

    void a_lost_connection_is_said_and_forgets_what_waited()
    {
        OrderBook book = live();
        book.invalidate("feed.disconnected", "the connection was lost");
        COMPARE_STATE(book, "stale");
        QCOMPARE(book.why().code, std::string("feed.disconnected"));
        COMPARE_BOOK(book, "bid | ask");
    }

    void trades_and_tickers_do_not_touch_it()
    {
        OrderBook book = live();
        COMPARE_CHANGE(book.apply(message(qcat::domain::MarketKind::Ticker, "bid 100.6x1 | ask 100.5x1")), "none");
        COMPARE_CHANGE(book.apply(message(qcat::domain::MarketKind::Trade, "")), "none");
        COMPARE_STATE(book, "live");
    }

    void the_worst_levels_go_when_there_are_too_many()
    {
        OrderBook book(BookChain::PreviousId);
        auto huge = snapshot(10, "");
        for (int i = 1; i <= int(qcat::trading::BookSide::kMaxLevels) + 5; ++i)
            huge.bids.push_back({qcat::base::Decimal::fromInt(i), qcat::base::Decimal::fromInt(1)});
        book.apply(huge);
        QCOMPARE(book.depth(Side::Buy), qcat::trading::BookSide::kMaxLevels);
        QCOMPARE(book.top().bid.price, qcat::base::Decimal::fromInt(20'005));
        QVERIFY(book.quantityAt(Side::Buy, qcat::base::Decimal::fromInt(5)).isZero());
    }

    // Against a plain map: levels that come and go far and near, so that pages are made, emptied, dropped and used
    // again.
    void prices_of_any_grid_up_to_the_largest_are_told_apart_data()
    {
        QTest::addColumn<qint64>("grid");
        for (const qint64 grid :
             {qint64(1), qint64(2), qint64(3), qint64(1'000'007), qint64(10'000'000), qint64(1) << 60})
            QTest::addRow("grid of %lld", grid) << grid;
    }
    void prices_of_any_grid_up_to_the_largest_are_told_apart()
    {
        QFETCH(const qint64, grid);
        const qint64 most = INT64_MAX / grid;
        qcat::trading::BookSide side(Side::Buy);
        for (const qint64 steps : {qint64(1), qint64(2), most / 2, most - 1, most})
            side.set({qcat::base::Decimal::fromRaw(steps * grid), qcat::base::Decimal::fromRaw(steps)});
        QCOMPARE(side.best().price.raw(), most * grid);
        for (const qint64 steps : {qint64(1), qint64(2), most / 2, most - 1, most})
            QCOMPARE(side.quantityAt(qcat::base::Decimal::fromRaw(steps * grid)).raw(), steps);
        if (grid > 1)
            QVERIFY(side.quantityAt(qcat::base::Decimal::fromRaw(grid * most - 1)).isZero());
    }

    void holds_what_a_sorted_map_holds_under_any_order_of_changes_data()
    {
        QTest::addColumn<bool>("bids");
        QTest::newRow("bids") << true;
        QTest::newRow("asks") << false;
    }
    void holds_what_a_sorted_map_holds_under_any_order_of_changes()
    {
        QFETCH(bool, bids);
        const Side side = bids ? Side::Buy : Side::Sell;
        qcat::trading::BookSide levels(side);
        std::map<qint64, qcat::base::Decimal> model; // by what grows towards the best
        QRandomGenerator random(20240808);
        for (int i = 0; i < 200'000; ++i) {
            const bool shrinking = i / 20'000 % 2 == 1;
            const qint64 width = random.bounded(4) == 0 ? 200'000 : 300;
            const auto price =
                qcat::base::Decimal::fromRaw((1'000'000 + random.bounded(int(width))) * (i < 100 ? 1'000 : 500));
            const auto quantity =
                qcat::base::Decimal::fromInt(random.bounded(shrinking ? 10 : 3) < (shrinking ? 9 : 1) ? 0 : 1 + i);
            const qint64 key = bids ? price.raw() : -price.raw();
            levels.set({price, quantity});
            if (quantity.isZero())
                model.erase(key);
            else
                model[key] = quantity;
            if (model.size() > qcat::trading::BookSide::kMaxLevels)
                model.erase(model.begin());
            QCOMPARE(levels.size(), model.size());
            if (!model.empty()) {
                QCOMPARE(std::abs(model.rbegin()->first), levels.best().price.raw());
                QCOMPARE(levels.best().quantity.raw(), model.rbegin()->second.raw());
            }
        }
        auto expected = model.rbegin();
        levels.forEach([&](const qcat::domain::Level &level) {
            const bool same = level.price.raw() == std::abs(expected->first) && level.quantity == expected->second;
            ++expected;
            return same;
        });
        QVERIFY(expected == model.rend());
        QVERIFY(model.size() > 100);
    }
};

QTEST_APPLESS_MAIN(TestOrderBook)
#include "tst_order_book.moc"
