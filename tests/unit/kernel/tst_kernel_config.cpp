#include "market_text.h"

#include <qcat/kernel/kernel.h>

#include <QTest>

using namespace qcat;

namespace
{

domain::StrategyInstanceConfig instance(const char *kind = "market_making", const char *account = "one",
                                        const char *symbol = "AAA")
{
    return {"s1", kind, account, symbol, true, {}};
}

QString refusalOf(domain::Universe universe, std::vector<domain::StrategyInstanceConfig> strategies)
{
    const auto made = trading::Kernel::create({std::move(universe), {1}, {}, std::move(strategies)});
    return made ? QStringLiteral("accepted") : shown(made.error().code + ": " + made.error().message);
}

QString refusalOf(const domain::StrategyInstanceConfig &strategy)
{
    return refusalOf(testUniverse(2, 1), {strategy});
}

} // namespace

class TestKernelConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strategies_are_checked_whole_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char *name, const char *kind, const char *account, const char *symbol,
                            const char *parameter, const char *verdict) {
            QTest::newRow(name) << kind << account << symbol << parameter << QString::fromUtf8(verdict);
        };
        row("market making", "market_making", "one", "AAA", "quantity=0.5", "accepted");
        row("trend", "trend", "one", "BBB", "stop_bps=20.5", "accepted");
        row("unknown kind", "market_makin", "one", "AAA", "",
            "strategy.unknown_kind: strategy 's1': unknown kind 'market_makin', did you mean 'market_making'?");
        row("no such kind", "arbitrage", "one", "AAA", "",
            "strategy.unknown_kind: strategy 's1': unknown kind 'arbitrage'; known are market_making and trend");
        row("unknown account", "trend", "two", "AAA", "",
            "strategy.unknown_account: strategy 's1': no account 'two' is configured");
        row("unknown symbol", "trend", "one", "CCC", "",
            "strategy.unknown_symbol: strategy 's1': no instrument 'CCC' is in the market data");
        row("unknown parameter", "market_making", "one", "AAA", "spread_tick=3",
            "strategy.bad_parameter: strategy 's1': unknown parameter 'spread_tick', did you mean 'spread_ticks'?");
        row("not a number", "market_making", "one", "AAA", "spread_ticks=wide",
            "strategy.bad_parameter: strategy 's1': spread_ticks is not a decimal number: 'wide': only digits, one '.' "
            "and a leading '-'");
        row("out of bounds", "market_making", "one", "AAA", "spread_ticks=0",
            "strategy.bad_parameter: strategy 's1': spread_ticks is 0, allowed are multiples of 1 from 1 to 100000");
        row("not whole", "market_making", "one", "AAA", "spread_ticks=1.5",
            "strategy.bad_parameter: strategy 's1': spread_ticks is 1.5, allowed are multiples of 1 from 1 to 100000");
        row("two mistakes at once", "market_making", "one", "AAA", "spread_ticks=0 colour=red",
            "strategy.bad_parameter: strategy 's1': unknown parameter 'colour'; known are quantity max_inventory "
            "spread_ticks skew_ticks "
            "requote_ticks min_quote_life_ms; spread_ticks is 0, allowed are multiples of 1 from 1 to 100000");
    }
    void strategies_are_checked_whole()
    {
        QFETCH(QString, kind);
        QFETCH(QString, account);
        QFETCH(QString, symbol);
        QFETCH(QString, parameter);
        auto strategy = instance(kind.toUtf8().constData(), account.toUtf8().constData(), symbol.toUtf8().constData());
        for (const auto &pair : parameter.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            strategy.parameters[pair.section(QLatin1Char('='), 0, 0).toStdString()] =
                pair.section(QLatin1Char('='), 1).toStdString();
        QTEST(refusalOf(strategy), "verdict");
    }

    void two_strategies_may_not_share_an_id()
    {
        QCOMPARE(refusalOf(testUniverse(), {instance(), instance("trend")}),
                 QStringLiteral("strategy.duplicate_id: strategy 's1': two strategies have this id"));
    }

    void a_paper_account_trades_the_one_instrument_of_that_name()
    {
        auto universe = testUniverse(2);
        universe.instruments[0].venue = "binance-usdm";
        QCOMPARE(refusalOf(universe, {instance()}), QStringLiteral("accepted"));
        universe.instruments[1] = universe.instruments[0];
        universe.instruments[1].venue = "binance-spot";
        QCOMPARE(refusalOf(universe, {instance()}),
                 QStringLiteral("strategy.unknown_symbol: strategy 's1': 'AAA' is traded on several "
                                "venues, none of them the account's, paper"));
    }

    void the_subject_tells_what_decides_orders_and_nothing_else()
    {
        const trading::KernelConfig base{testUniverse(), {1}, {}, {instance()}};
        const auto subject = trading::Kernel::subject(base);
        auto changed = base;
        changed.epoch = {2};
        QCOMPARE(shown(trading::Kernel::subject(changed)), shown(subject));
        changed = base;
        changed.strategies[0].parameters["spread_ticks"] = "20"; // the default, written out
        QCOMPARE(shown(trading::Kernel::subject(changed)), shown(subject));
        changed.strategies[0].parameters["spread_ticks"] = "21";
        QVERIFY(trading::Kernel::subject(changed) != subject);
        changed = base;
        changed.risk.maxPosition = d("3");
        QVERIFY(trading::Kernel::subject(changed) != subject);
        changed = base;
        changed.universe.accounts[0].startBalance = d("1");
        QVERIFY(trading::Kernel::subject(changed) != subject);
        changed = base;
        changed.strategies[0].enabled = false;
        QVERIFY(trading::Kernel::subject(changed) != subject);
    }
};

QTEST_APPLESS_MAIN(TestKernelConfig)
#include "tst_kernel_config.moc"
