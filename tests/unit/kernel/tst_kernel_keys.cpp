#include "trading_run.h"

using namespace qcat;
using domain::TradingState;

namespace
{

// A market maker on each of two accounts × two instruments; the second account quotes twice as much.
trading::KernelConfig fourMakers()
{
    trading::KernelConfig config{testUniverse(2, 2), {1}, {}, {}};
    for (const char *account : {"one", "two"})
        for (const char *symbol : {"AAA", "BBB"})
            config.strategies.push_back({std::string(account) + '-' + symbol,
                                         "market_making",
                                         account,
                                         symbol,
                                         true,
                                         {{"quantity", account == std::string("one") ? "0.1" : "0.2"},
                                          {"max_inventory", "1"},
                                          {"spread_ticks", "2"}}});
    return config;
}

struct Market {
    TradingRun run{fourMakers()};
    Tape a{0}, b{1};

    Market()
    {
        run.command(TradingState::Active);
        run.market(a.snapshot("bid 100x1 99x9 | ask 100.2x1"));
        run.market(b.snapshot("bid 500x1 499x9 | ask 500.2x1"));
        pass(10);
    }
    void pass(std::int64_t to)
    {
        run.market(a.at(to).diff("bid 100x1"));
        run.market(b.at(to).diff("bid 500x1"));
    }
    // "one AAA 0.1; …" of positions, orders or fills.
    QString positions() const
    {
        QStringList texts;
        for (const auto &p : run.snapshot().positions)
            texts << shown(p.account + ' ' + p.symbol + ' ' + p.position.quantity.toString() + " @ " +
                           p.position.entryPrice.toString());
        return texts.join(QStringLiteral("; "));
    }
    QString working() const
    {
        QStringList texts;
        for (const auto &o : run.snapshot().workingOrders)
            texts << shown(o.account + ' ' + o.symbol + ' ' + std::string(name(o.order.request.side)) + ' ' +
                           o.order.request.quantity.toString() + ' ' + std::string(name(o.order.state)));
        return texts.join(QStringLiteral("; "));
    }
};

} // namespace

class TestKernelKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void each_account_quotes_each_instrument_for_itself()
    {
        QCOMPARE(
            Market().working(),
            QStringLiteral("one AAA buy 0.1 open; one AAA sell 0.1 open; one BBB buy 0.1 open; one BBB sell 0.1 open; "
                           "two AAA buy 0.2 open; two AAA sell 0.2 open; two BBB buy 0.2 open; two BBB sell 0.2 open"));
    }

    void a_trade_of_one_instrument_fills_that_instrument_alone()
    {
        Market market;
        market.run.market(market.a.trade("sell 99x9"));
        QCOMPARE(market.positions(), QStringLiteral("one AAA 0.1 @ 100; two AAA 0.2 @ 100"));
        market.run.market(market.b.trade("buy 501x9"));
        QCOMPARE(market.positions(),
                 QStringLiteral("one AAA 0.1 @ 100; one BBB -0.1 @ 500.2; two AAA 0.2 @ 100; two BBB -0.2 @ 500.2"));
    }

    void money_belongs_to_its_account()
    {
        Market market;
        market.run.market(market.a.trade("sell 99x9"));
        market.run.market(market.a.mark("110"));
        const auto accounts = market.run.snapshot().accounts;
        QCOMPARE(shown(accounts[0].equity.toString()), QStringLiteral("100000.998")); // 0.1 × 10 − 0.002
        QCOMPARE(shown(accounts[1].equity.toString()), QStringLiteral("100001.996"));
        QCOMPARE(shown(accounts[0].gross.toString()), QStringLiteral("11"));
    }

    void a_broken_book_takes_away_the_orders_of_its_instrument_alone()
    {
        Market market;
        market.run.market(market.b.gap());
        QCOMPARE(market.working(),
                 QStringLiteral("one AAA buy 0.1 open; one AAA sell 0.1 open; one BBB buy 0.1 pending_cancel; "
                                "one BBB sell 0.1 pending_cancel; two AAA buy 0.2 open; two AAA sell 0.2 open; "
                                "two BBB buy 0.2 pending_cancel; two BBB sell 0.2 pending_cancel"));
    }

    void a_paused_strategy_leaves_the_others_alone()
    {
        Market market;
        market.run.handle(trading::StrategyCommand{{"two-AAA"}, false});
        market.pass(100);
        market.pass(200);
        QCOMPARE(
            market.working(),
            QStringLiteral("one AAA buy 0.1 open; one AAA sell 0.1 open; one BBB buy 0.1 open; one BBB sell 0.1 open; "
                           "two BBB buy 0.2 open; two BBB sell 0.2 open"));
    }

    void the_legs_of_a_hedged_position_are_two_positions()
    {
        Market market;
        domain::VenueReport fill;
        fill.kind = domain::ReportKind::Fill;
        fill.clientId = {"by-hand"};
        fill.position = {{0}, {0}, domain::PositionSide::Long};
        fill.side = domain::Side::Buy;
        fill.price = d("100");
        fill.quantity = d("3");
        fill.tradeId = "m1";
        market.run.handle(fill);
        fill.position.side = domain::PositionSide::Short;
        fill.side = domain::Side::Sell;
        fill.quantity = d("2");
        fill.tradeId = "m2";
        market.run.handle(fill);
        QCOMPARE(market.positions(), QStringLiteral("one AAA 3 @ 100; one AAA -2 @ 100"));
        QCOMPARE(market.run.kernel().positions().size(), 2u);
    }

    void rows_for_the_store_carry_names_and_nothing_is_mixed_up()
    {
        auto kernel = trading::Kernel::create(fourMakers());
        trading::KernelOutput out;
        (*kernel)->handle(trading::StateCommand{TradingState::Active, "test", "", ""}, out);
        QStringList strategies;
        for (const auto &row : out.rows)
            if (const auto *strategy = std::get_if<trading::StrategyRow>(&row))
                strategies << shown(strategy->id.value + ' ' + strategy->account + ' ' + strategy->symbol);
        QCOMPARE(strategies.join(QStringLiteral("; ")),
                 QStringLiteral("one-AAA one AAA; one-BBB one BBB; two-AAA two AAA; two-BBB two BBB"));
        out.clear();
        (*kernel)->handle(Tape(1).snapshot("bid 500x1 | ask 500.2x1"), out);
        std::erase_if(out.rows, [](const auto &row) { return !std::holds_alternative<trading::OrderRow>(row); });
        QCOMPARE(out.rows.size(), 4u);
        QCOMPARE(std::get<trading::OrderRow>(out.rows[0]).account, std::string("one"));
        QCOMPARE(std::get<trading::OrderRow>(out.rows[2]).account, std::string("two"));
        QCOMPARE(std::get<trading::OrderRow>(out.rows[2]).symbol, std::string("BBB"));
    }
};

QTEST_APPLESS_MAIN(TestKernelKeys)
#include "tst_kernel_keys.moc"
