#include "runbook_cure.h"

#include <QTest>

#include <future>

using namespace qcat;
using namespace std::chrono_literals;

// Faults of trading itself, each real, each healed by its runbook: what takes risk away works through the guard, and nothing resumes by
// itself.
class TestTradingCures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocked_engine_is_halted_through_the_guard_and_seen_to_come_by_again()
    {
        RunbookCure cure({});
        QVERIFY2(cure.isTrading(), cure.said());
        std::promise<void> entered, release;
        cure.host().host().postToEngine([&] {
            entered.set_value();
            release.get_future().wait();
        });
        entered.get_future().wait();
        bool isReleased = false;
        const auto go = [&] {
            if (!std::exchange(isReleased, true))
                release.set_value();
        };
        const bool isDetected = cure.isDetected("engine.stalled");
        const bool isHealed = isDetected && cure.heal("engine.stalled", "engine.stalled", {}, {{"halt", go}});
        go();
        QVERIFY2(isHealed, cure.said());
        QTRY_COMPARE_WITH_TIMEOUT(cure.host().state(), domain::TradingState::Halted, 30'000);
        QVERIFY2(cure.isOver("engine.stalled"), cure.said());
    }

    void daily_loss_stands_still_with_its_entries_cancelled()
    {
        domain::Config config;
        config.risk.maxDailyLoss = *base::Decimal::parse("0.01");
        RunbookCure cure(config);
        QVERIFY2(cure.isDetected("risk.limit_reached"), cure.said());
        QVERIFY2(cure.heal("risk.limit_reached", "risk.limit_reached"), cure.said());
        QCOMPARE(cure.found("no_entries"), std::string("trading.no_entries"));
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    void position_that_nears_its_liquidation_is_closed_before_the_venue_takes_it()
    {
        domain::Config config;
        for (auto &account : config.exchange.accounts)
            account.startBalance = base::Decimal::fromInt(25); // a twentieth of one quote
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading() && cure.isDetected("position.near_liquidation"), cure.said());
        QVERIFY2(cure.heal("position.near_liquidation", "position.near_liquidation"), cure.said());
        QCOMPARE(cure.found("is_flat"), std::string("trading.flat"));
        QVERIFY2(cure.isOver("position.near_liquidation"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    void standing_safely_leaves_no_entry_and_closes_only_what_is_typed()
    {
        RunbookCure cure({});
        QVERIFY2(cure.isTrading() && cure.holdsPosition(), cure.said());
        QVERIFY2(cure.heal({}, "emergency.stand_safe"), cure.said());
        QCOMPARE(cure.found("evidence"), std::string("evidence.kept"));
        QCOMPARE(cure.found("is_flat"), std::string("trading.flat"));
        QVERIFY(cure.host().now()->trading->positions.empty());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted); // a person resumes
    }
};

QTEST_GUILESS_MAIN(TestTradingCures)
#include "tst_trading_cures.moc"
