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

    using Breakage = runtime::EngineHost::Breakage;

    // So many orders that the venue is asked all the time.
    static domain::Config busy()
    {
        domain::Config config;
        for (int i = 2; i <= 6; ++i)
            config.strategy.instances.emplace_back().id = "mm-btc-" + std::to_string(i);
        return config;
    }
    // Of a segment of the journal, in the midst of it; twice puts it right.
    static bool turnByte(const QString &path)
    {
        QFile file(path);
        char byte = 0;
        return file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.getChar(&byte) && file.seek(file.size() / 2) &&
               file.putChar(char(byte ^ 0x55));
    }

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

    void market_that_is_silent_finds_no_entries_resting_when_it_is_heard_again()
    {
        RunbookCure cure({});
        QVERIFY2(cure.isTrading() && cure.holdsPosition(), cure.said());
        cure.host().host().setBroken({Breakage::MarketSilent});
        QVERIFY2(cure.isDetected("market_data.stale"), cure.said());
        const auto hear = [&] { cure.host().host().setBroken({}); };
        QVERIFY2(cure.heal("market_data.stale", "market_data.stale", {}, {{"no_entries", hear}}), cure.said());
        QCOMPARE(cure.found("market_data"), std::string("market_data.stale"));
        QCOMPARE(cure.found("no_entries"), std::string("trading.no_entries"));
        QVERIFY2(cure.isOver("market_data.stale"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted); // a person resumes
    }

    void venue_that_rejects_is_sent_nothing_more_until_a_person_resumes()
    {
        RunbookCure cure(busy(), [](runtime::HostOptions &options) { options.patience.eventShownFor = 3s; });
        QVERIFY2(cure.isTrading(), cure.said());
        cure.host().host().setBroken({Breakage::VenueRejects});
        QVERIFY2(cure.isDetected("venue.rejects"), cure.said());
        QVERIFY2(cure.heal("venue.rejects", "venue.rejects"), cure.said());
        QCOMPARE(cure.found("orders"), std::string("orders.rejected"));
        const auto sent = cure.host().now()->trading->ordersTotal;
        QVERIFY2(cure.isOver("venue.rejects"), cure.said());
        QCOMPARE(cure.host().now()->trading->ordersTotal, sent);
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    void fate_of_orders_is_told_by_the_venue_when_it_is_heard_again()
    {
        RunbookCure cure(busy());
        QVERIFY2(cure.isTrading(), cure.said());
        cure.host().host().setBroken({Breakage::VenueSilent});
        QVERIFY2(cure.isDetected("orders.fate_unknown"), cure.said());
        const auto hear = [&] { cure.host().host().setBroken({}); };
        QVERIFY2(cure.heal("orders.fate_unknown", "orders.fate_unknown", {}, {{"is_halted", hear}}), cure.said());
        QCOMPARE(cure.found("venue"), std::string("venue.orders_unknown"));
        QVERIFY2(cure.isOver("orders.fate_unknown"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
    }

    // It mends by a restart alone: the run makes safe and says so, and the next engine proves the cure.
    void journal_that_was_damaged_is_put_right_and_gives_everything_back()
    {
        QTemporaryDir folder;
        std::string held;
        {
            RunbookCure before(busy(), {}, folder.path());
            QVERIFY2(before.isTrading() && before.holdsPosition(), before.said());
            QVERIFY(before.host().run(api::Halt{"test"}));
            QTRY_VERIFY_WITH_TIMEOUT(before.host().now()->trading->workingOrders.empty(), 30'000);
            held = before.host().now()->trading->positions.at(0).position.quantity.toString();
        }
        const auto segment = folder.filePath(QStringLiteral("journal/journal-00000001.qj"));
        QVERIFY(turnByte(segment));
        {
            RunbookCure cure(busy(), {}, folder.path());
            QVERIFY2(cure.isDetected("journal.failed"), cure.said());
            const auto putRight = [&] { QVERIFY(turnByte(segment)); };
            QVERIFY2(cure.goThrough("journal.failed", "journal.failed", {}, {{"evidence", putRight}}), cure.said());
            QCOMPARE(cure.found("evidence"), std::string("evidence.kept"));
            QCOMPARE(cure.found("cancel_entries"), std::string("guard.entries_cancelled"));
            const auto refused = cure.host().run(api::Resume{std::string(api::kResumePhrase)});
            QVERIFY(refused && refused->error); // not before it was started anew
        }
        RunbookCure after(busy(), {}, folder.path());
        QVERIFY2(after.holdsPosition(), after.said());
        QCOMPARE(after.host().now()->trading->positions.at(0).position.quantity.toString(), held);
        QVERIFY2(after.isOver("journal.failed"), after.said());
        QVERIFY(!after.isRunning());
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
