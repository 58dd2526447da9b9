#include "fake_context.h"
#include "strategy/market_making.h"

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using domain::OrderState;

namespace
{

trading::MarketMaking maker(std::map<std::string, std::string> given = {})
{
    given.emplace("quantity", "0.1");
    given.emplace("max_inventory", "0.2");
    return trading::MarketMaking(*trading::Parameters::parse(trading::MarketMaking::parameters(), given));
}

} // namespace

class TestMarketMaking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotes_half_the_spread_from_the_mid_on_both_sides()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("a buy 99.1x0.1; b sell 101.1x0.1"));
        QCOMPARE(context.orders[{"a"}].request.timeInForce, domain::TimeInForce::PostOnly);
        QCOMPARE(shown(strategy.status()), QStringLiteral("quotes 99.1 | 101.1, inventory 0"));
    }

    void leans_against_its_inventory()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        context.hold("0.1", "100"); // half of what is allowed: half of the skew of 20 ticks
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("a buy 98.1x0.1; b sell 100.1x0.1"));
    }

    void never_quotes_across_the_other_side()
    {
        auto strategy = maker({{"spread_ticks", "1"}, {"skew_ticks", "100"}});
        FakeContext context;
        context.quote("100", "100.2");
        context.hold("0.2", "100");
        strategy.onBook(context);
        QCOMPARE(context.done(),
                 QStringLiteral("a sell 100.1x0.1")); // leaned far below the bid, held one tick above it
    }

    void stops_adding_at_its_largest_inventory_on_either_side()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        context.hold("-0.2", "100");
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("a buy 100.1x0.1"));
    }

    void leaves_a_quote_alone_for_its_life_and_while_the_market_is_near()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        strategy.onBook(context);
        context.done();
        context.pass(999ms);
        context.quote("110", "110.2");
        strategy.onBook(context);
        QCOMPARE(context.done(), QString());
        context.quote("100.4", "100.6"); // 4 ticks of 5
        context.pass(1ms);
        strategy.onBook(context);
        QCOMPARE(context.done(), QString());
        context.quote("100.5", "100.7");
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("cancel a; cancel b"));
    }

    void quotes_again_only_when_the_cancel_is_confirmed()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        strategy.onBook(context);
        context.quote("101", "101.2");
        context.pass(1s);
        strategy.onBook(context);
        context.done();
        strategy.onBook(context);
        QCOMPARE(context.done(), QString());
        context.finish("a", OrderState::Cancelled);
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("c buy 100.1x0.1"));
    }

    void a_denied_order_is_not_repeated_before_the_quote_life_is_over()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        strategy.onBook(context);
        context.finish("a", OrderState::Denied);
        context.finish("b", OrderState::Denied);
        context.done();
        strategy.onBook(context);
        QCOMPARE(context.done(), QString());
        context.pass(1s);
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("c buy 99.1x0.1; d sell 101.1x0.1"));
    }

    void only_offers_what_reduces_while_the_state_is_reducing()
    {
        auto strategy = maker();
        FakeContext context;
        context.quote("100", "100.2");
        strategy.onBook(context);
        context.done();
        context.trading = domain::TradingState::Reducing;
        context.hold("0.2", "100", "0.05"); // the account holds less than we think is ours
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("cancel a")); // the sell side's quote is young still
        context.finish("b", OrderState::Cancelled);
        context.pass(1s);
        strategy.onBook(context);
        QCOMPARE(context.done(), QStringLiteral("c sell 100.1x0.05 reduce_only"));
    }

    void does_nothing_while_trading_is_halted()
    {
        auto strategy = maker();
        FakeContext context;
        context.trading = domain::TradingState::Halted;
        context.quote("100", "100.2");
        strategy.onBook(context);
        QCOMPARE(context.done(), QString());
    }
};

QTEST_APPLESS_MAIN(TestMarketMaking)
#include "tst_market_making.moc"
