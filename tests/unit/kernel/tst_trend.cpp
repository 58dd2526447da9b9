#include "fake_context.h"
#include "strategy/trend.h"

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::OrderState;

namespace
{

// Averages over 1 and 2 samples: the trend turns with the first step of the price.
trading::Trend quickTrend()
{
    return trading::Trend(*trading::Parameters::parse(trading::Trend::parameters(), {{"fast_samples", "1"},
                                                                                     {"slow_samples", "2"},
                                                                                     {"threshold_bps", "0"},
                                                                                     {"quantity", "1"},
                                                                                     {"stop_bps", "100"},
                                                                                     {"slippage_ticks", "2"}}));
}

void sample(trading::Trend &strategy, FakeContext &context, const char *bid, const char *ask)
{
    context.pass(1s);
    context.quote(bid, ask);
    context.last = d(bid);
    strategy.onBook(context);
}

// Warm with a falling market, then a rise: bought 1 at 102.
struct Entered {
    trading::Trend strategy = quickTrend();
    FakeContext context;
    Entered()
    {
        sample(strategy, context, "101", "101.1");
        sample(strategy, context, "100", "100.1");
        sample(strategy, context, "101.9", "102");
        context.done();
        context.finish("a");
        context.hold("1", "102");
        strategy.onOrder(context, context.orders[{"a"}]);
    }
};

} // namespace

class TestTrend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enters_on_a_crossing_and_not_on_the_first_direction_it_sees()
    {
        auto strategy = quickTrend();
        FakeContext context;
        sample(strategy, context, "101", "101.1");
        sample(strategy, context, "100", "100.1");
        QCOMPARE(context.done(), QString());
        QCOMPARE(shown(strategy.status()), QStringLiteral("trend down"));
        sample(strategy, context, "101.9", "102");
        QCOMPARE(context.done(), QStringLiteral("a buy 102.2x1"));
        QCOMPARE(context.orders[{"a"}].request.timeInForce, domain::TimeInForce::ImmediateOrCancel);
    }

    void samples_by_event_time_however_often_the_book_moves()
    {
        auto strategy = quickTrend();
        FakeContext context;
        sample(strategy, context, "101", "101.1");
        for (int i = 0; i < 100; ++i) {
            context.quote("90", "90.1");
            strategy.onBook(context);
        }
        QCOMPARE(shown(strategy.status()), QStringLiteral("warming up, 1 of 2 samples"));
    }

    void protects_the_position_with_a_stop_as_soon_as_the_entry_is_done()
    {
        Entered entered;
        QCOMPARE(entered.context.done(),
                 QStringLiteral("b sell stop101x1 reduce_only")); // 1 % below 102, rounded towards it
        QCOMPARE(entered.context.orders[{"b"}].request.purpose, domain::OrderPurpose::ProtectiveStop);
    }

    void an_entry_that_found_nothing_needs_no_stop()
    {
        auto strategy = quickTrend();
        FakeContext context;
        sample(strategy, context, "101", "101.1");
        sample(strategy, context, "100", "100.1");
        sample(strategy, context, "101.9", "102");
        context.done();
        context.finish("a", OrderState::Expired);
        strategy.onOrder(context, context.orders[{"a"}]);
        QCOMPARE(context.done(), QString());
    }

    void leaves_on_the_crossing_back_then_takes_its_stop_away_then_turns()
    {
        Entered entered;
        auto &context = entered.context;
        context.done();
        sample(entered.strategy, context, "101.2", "101.3");
        QCOMPARE(context.done(), QStringLiteral("c sell marketx1 reduce_only"));
        context.finish("c");
        context.hold("0", "0");
        sample(entered.strategy, context, "101.1", "101.2");
        QCOMPARE(context.done(), QStringLiteral("cancel b"));
        context.finish("b", OrderState::Cancelled);
        sample(entered.strategy, context, "101.1", "101.2");
        QCOMPARE(context.done(), QStringLiteral("d sell 100.9x1"));
    }

    void after_a_stop_it_waits_for_the_next_crossing()
    {
        Entered entered;
        auto &context = entered.context;
        context.done();
        context.finish("b");
        context.hold("0", "0");
        sample(entered.strategy, context, "103", "103.1");
        sample(entered.strategy, context, "104", "104.1");
        QCOMPARE(context.done(), QString());
    }

    void a_stop_that_the_venue_refused_is_tried_again_but_not_at_once()
    {
        Entered entered;
        auto &context = entered.context;
        context.done();
        context.finish("b", OrderState::Rejected);
        entered.strategy.onTimer(context);
        QCOMPARE(context.done(), QString());
        context.pass(1s);
        entered.strategy.onTimer(context);
        QCOMPARE(context.done(), QStringLiteral("c sell stop101x1 reduce_only"));
    }

    void a_market_already_beyond_the_stop_is_left_at_once()
    {
        Entered entered;
        auto &context = entered.context;
        context.done();
        context.finish("b", OrderState::Rejected);
        context.quote("102.9", "103"); // averages still point up, the last trade says otherwise
        context.pass(1s);
        context.last = d("100.9");
        entered.strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("c sell marketx1 reduce_only"));
    }

    void a_stop_covers_no_more_than_the_account_holds()
    {
        auto strategy = quickTrend();
        FakeContext context;
        context.hold("1", "102", "0.4");
        strategy.onTimer(context);
        QCOMPARE(context.done(), QStringLiteral("a sell stop101x0.4 reduce_only"));
    }

    void a_position_that_another_strategy_offsets_is_left_by_a_plain_order()
    {
        Entered entered;
        auto &context = entered.context;
        context.done();
        context.hold("1", "102", "-0.5");
        sample(entered.strategy, context, "101.2", "101.3");
        QCOMPARE(context.done(), QStringLiteral("c sell marketx1"));
        QCOMPARE(context.orders[{"c"}].request.purpose, domain::OrderPurpose::Entry);
    }

    void does_nothing_while_trading_is_halted()
    {
        Entered entered;
        auto &context = entered.context;
        context.done();
        context.finish("b", OrderState::Cancelled);
        context.trading = domain::TradingState::Halted;
        sample(entered.strategy, context, "90", "90.1");
        QCOMPARE(context.done(), QString());
    }
};

QTEST_APPLESS_MAIN(TestTrend)
#include "tst_trend.moc"
