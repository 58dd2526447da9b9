#include "trading_run.h"

using namespace qcat;
using namespace std::chrono_literals;
using domain::TradingState;

namespace
{

trading::KernelConfig quoting(std::map<std::string, std::string> parameters = {})
{
    parameters.emplace("quantity", "0.1");
    parameters.emplace("max_inventory", "1");
    parameters.emplace("spread_ticks", "2");
    return {testUniverse(), {1}, {}, {{"mm", "market_making", "one", "AAA", true, std::move(parameters)}}};
}

// One market maker on AAA, trading allowed, its quotes 99.9 | 101.1 … accepted by the venue.
struct Trading {
    TradingRun run;
    Tape tape;
    std::int64_t milliseconds = 0;

    explicit Trading(trading::KernelConfig config = quoting(), TradingState state = TradingState::Active)
        : run(std::move(config))
    {
        run.command(state);
        run.market(tape.snapshot("bid 100x1 99x9 | ask 100.2x1 101x9"));
        pass(10);
    }
    void pass(std::int64_t by)
    {
        milliseconds += by;
        run.market(tape.at(milliseconds).diff("bid 100x1"));
    }
    void trade(const std::string &what) { run.market(tape.trade(what)); }
    QString working() const
    {
        QStringList texts;
        for (const auto &view : run.snapshot().workingOrders)
            texts << shown(std::string(name(view.order.request.side)) + ' ' + view.order.request.price.toString() +
                           ' ' + std::string(name(view.order.state)));
        return texts.join(QStringLiteral("; "));
    }
    QString position() const
    {
        const auto snapshot = run.snapshot();
        return snapshot.positions.empty() ? QStringLiteral("flat")
                                          : shown(snapshot.positions[0].position.quantity.toString());
    }
    QString state() const
    {
        return shown(std::string(name(run.snapshot().state)) + ' ' + run.snapshot().stateWhy.code);
    }
    QString notices() const
    {
        QStringList codes;
        for (const auto &event : run.events)
            if (const auto *notice = std::get_if<api::Notice>(&event))
                codes << shown(notice->what.code);
        return codes.join(QLatin1Char(' '));
    }
};

const QString kQuotes = QStringLiteral("buy 100 open; sell 100.2 open");

} // namespace

class TestKernelStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_is_sent_before_somebody_allows_trading()
    {
        for (const auto state : {TradingState::Starting, TradingState::Halted, TradingState::ReadOnly}) {
            Trading trading(quoting(), state);
            trading.pass(5000);
            QCOMPARE(trading.working(), QString());
            QVERIFY(trading.run.stream().isEmpty());
        }
    }

    void active_quotes() { QCOMPARE(Trading().working(), kQuotes); }

    void halt_takes_the_entries_away_and_sends_no_new_ones()
    {
        Trading trading;
        trading.run.command(TradingState::Halted);
        QCOMPARE(trading.working(), QStringLiteral("buy 100 pending_cancel; sell 100.2 pending_cancel"));
        trading.pass(3000);
        trading.pass(3000);
        QCOMPARE(trading.working(), QString());
        trading.run.command(TradingState::Active);
        trading.pass(1000);
        trading.pass(1000);
        QCOMPARE(trading.working(), kQuotes);
    }

    void reducing_offers_only_the_way_out()
    {
        Trading trading;
        trading.trade("sell 99x1");
        QCOMPARE(trading.position(), QStringLiteral("0.1"));
        trading.run.command(TradingState::Reducing);
        for (int i = 0; i < 3; ++i)
            trading.pass(1000);
        QCOMPARE(trading.run.snapshot().workingOrders.size(), 1u);
        QVERIFY(trading.run.snapshot().workingOrders[0].order.request.reduceOnly);
        trading.trade("buy 101x9");
        QCOMPARE(trading.position(), QStringLiteral("flat"));
        trading.pass(3000);
        QCOMPARE(trading.working(), QString());
    }

    void a_gap_in_the_book_takes_the_entries_away_until_a_snapshot_comes()
    {
        Trading trading;
        trading.run.market(trading.tape.gap());
        QCOMPARE(trading.working(), QStringLiteral("buy 100 pending_cancel; sell 100.2 pending_cancel"));
        trading.run.market(trading.tape.at(trading.milliseconds += 100).mark("100"));
        QCOMPARE(trading.working(), QString());
        QCOMPARE(trading.run.snapshot().books[0].state, api::BookState::Stale);
        QCOMPARE(trading.notices(), QStringLiteral("market.book_live market.book_stale"));
        trading.run.market(trading.tape.at(trading.milliseconds += 2000).snapshot("bid 100x1 | ask 100.2x1"));
        trading.pass(10);
        QCOMPARE(trading.working(), kQuotes);
    }

    void a_silent_market_is_stale_by_the_timer_alone()
    {
        Trading trading;
        trading.run.handle(trading::TimerTick{trading.tape.now() + 5s});
        QCOMPARE(trading.working(), kQuotes);
        trading.run.handle(trading::TimerTick{trading.tape.now() + 5001ms});
        QCOMPARE(trading.working(), QStringLiteral("buy 100 pending_cancel; sell 100.2 pending_cancel"));
        QCOMPARE(shown(trading.run.snapshot().books[0].why.code), QStringLiteral("book.silent"));
    }

    void the_daily_loss_limit_turns_to_reducing_by_itself_and_a_resume_does_not_override_it()
    {
        auto config = quoting();
        config.risk.maxDailyLoss = d("1");
        Trading trading(config);
        trading.trade("sell 99x1"); // long 0.1 from 100
        QCOMPARE(trading.state(), QStringLiteral("active test"));
        trading.run.market(trading.tape.mark("90.3")); // 0.1 × 9.7, and the fee of 0.002: 0.972 lost
        QCOMPARE(trading.state(), QStringLiteral("active test"));
        trading.run.market(trading.tape.mark("90"));
        QCOMPARE(trading.state(), QStringLiteral("reducing risk.daily_loss_reached"));
        trading.run.command(TradingState::Active);
        QCOMPARE(trading.state(), QStringLiteral("reducing risk.daily_loss_reached"));
    }

    void the_day_starts_anew_at_midnight_utc_of_event_time()
    {
        auto config = quoting();
        config.risk.maxDailyLoss = d("1");
        Trading trading(config);
        trading.trade("sell 99x1");
        trading.run.market(trading.tape.mark("90"));
        QCOMPARE(trading.state(), QStringLiteral("reducing risk.daily_loss_reached"));
        trading.run.market(trading.tape.at(24 * 3'600'000).mark("90"));
        QCOMPARE(shown(trading.run.snapshot().accounts[0].dayPnl.toString()), QStringLiteral("0"));
        trading.run.command(TradingState::Active);
        QCOMPARE(trading.state(), QStringLiteral("active test"));
    }

    void a_paused_strategy_takes_its_entries_away_and_stays_quiet()
    {
        Trading trading;
        trading.run.handle(trading::StrategyCommand{{"mm"}, false});
        trading.pass(2000);
        trading.pass(2000);
        QCOMPARE(trading.working(), QString());
        QVERIFY(!trading.run.snapshot().strategies[0].enabled);
        trading.run.handle(trading::StrategyCommand{{"mm"}, true});
        trading.pass(1000);
        trading.pass(10);
        QCOMPARE(trading.working(), kQuotes);
        trading.run.handle(trading::StrategyCommand{{"nobody"}, true});
        QVERIFY(trading.notices().endsWith(QStringLiteral("strategy.paused strategy.resumed strategy.unknown")));
    }

    void what_the_guard_closes_is_closed_for_the_strategies_too()
    {
        auto config = quoting();
        config.strategies.push_back({"mm2", "market_making", "one", "AAA", true, config.strategies[0].parameters});
        Trading trading(config);
        trading.trade("sell 99x1");
        QCOMPARE(trading.position(), QStringLiteral("0.2"));
        QVERIFY(trading.run.venue().reduceAll(1s));
        trading.run.exchange();
        QCOMPARE(trading.position(), QStringLiteral("flat"));
        QVERIFY(trading.notices().endsWith(QStringLiteral("order.foreign_fill")));
        trading.run.market(trading.tape.at(trading.milliseconds += 2000).diff("bid 100x1"));
        for (const auto &strategy : trading.run.snapshot().strategies)
            QVERIFY2(strategy.status.ends_with("inventory 0"), strategy.status.c_str());
    }

    void the_snapshot_shows_what_stands()
    {
        Trading trading;
        trading.trade("sell 99x1");
        trading.run.market(trading.tape.mark("101"));
        const auto snapshot = trading.run.snapshot();
        QCOMPARE(snapshot.state, TradingState::Active);
        QCOMPARE(snapshot.accounts.size(), 1u);
        QCOMPARE(shown(snapshot.accounts[0].balance.toString()), QStringLiteral("99999.998"));
        QCOMPARE(shown(snapshot.accounts[0].equity.toString()), QStringLiteral("100000.098"));
        QCOMPARE(shown(snapshot.positions[0].unrealizedPnl.toString()), QStringLiteral("0.1"));
        QCOMPARE(snapshot.fillsTotal, 1);
        QCOMPARE(snapshot.ordersTotal, 2);
        QCOMPARE(snapshot.recentOrders.size(), 1u);
        QCOMPARE(snapshot.recentFills[0].symbol, std::string("AAA"));
        QCOMPARE(snapshot.books[0].bids.size(), 2u);
        QCOMPARE(shown(snapshot.books[0].lastPrice.toString()), QStringLiteral("99"));
        QCOMPARE(snapshot.candles[0].candles.size(), 1u);
        QCOMPARE(snapshot.strategies[0].fills, 1);
        QCOMPARE(shown(snapshot.equity.back().equity.toString()), QStringLiteral("100000.098"));
        const auto exposure = trading.run.kernel().exposure();
        QVERIFY(exposure.known);
        QCOMPARE(exposure.openOrders, 1);
        QCOMPARE(exposure.legs.size(), 1u);
        QCOMPARE(shown(exposure.gross.toString()), QStringLiteral("10.1"));
    }
};

QTEST_APPLESS_MAIN(TestKernelStates)
#include "tst_kernel_states.moc"
