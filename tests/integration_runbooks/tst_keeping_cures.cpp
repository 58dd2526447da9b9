#include "runbook_cure.h"

#include <qcat/ops_store/sqlite_ops_store.h>

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace qcat;
using namespace std::chrono_literals;

// Backups and upkeep in a running engine: what is taken and proven by its runbooks is seen to be, and what nobody does becomes an incident.
class TestKeepingCures : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temp;

    static const domain::UpkeepItem *item(const api::OpsSnapshot &ops, domain::UpkeepTask task)
    {
        const auto found = std::ranges::find(ops.upkeep, task, &domain::UpkeepItem::task);
        return found == ops.upkeep.end() ? nullptr : &*found;
    }

private Q_SLOTS:
    void a_backup_is_taken_and_proven_by_hand_and_the_calendar_sees_it()
    {
        domain::Config config;
        config.backup.directory = m_temp.filePath(QStringLiteral("backups")).toStdString();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        const auto backups = [&] { return cure.host().now()->ops->backups.backups; };
        QVERIFY2(cure.heal({}, "backup.take"), cure.said());
        QTRY_VERIFY_WITH_TIMEOUT(backups().size() == 1 && backups()[0].provenAt.isValid(), 30'000);
        const auto first = backups()[0].provenAt;
        QVERIFY2(cure.heal({}, "backup.prove"), cure.said());
        QTRY_VERIFY_WITH_TIMEOUT(backups()[0].provenAt > first, 30'000);
        const auto ops = cure.host().now()->ops;
        const auto *restored = item(*ops, domain::UpkeepTask::RestoreTest);
        QVERIFY(restored && restored->isSeen);
        QCOMPARE(restored->lastDone.ns, ops->backups.backups[0].provenAt.ns);
        QCOMPARE(restored->by, std::string("qcat"));
    }

    void what_nobody_did_for_long_becomes_an_incident_and_ends_with_a_word()
    {
        const auto data = m_temp.filePath(QStringLiteral("data"));
        QVERIFY(QDir().mkpath(data));
        {
            auto store = ops_store::SqliteOpsStore::open(runtime::DataFolder::opsStoreIn(data.toStdString()).string());
            QVERIFY(store);
            const auto longAgo = runtime::SystemClock().wallNow() + -1000h;
            QVERIFY((*store)->outbox()->saveNote("upkeep/since", std::to_string(longAgo.ns)));
        }
        domain::Config config;
        config.upkeep.performanceReportEvery = 0s;
        RunbookCure cure(config, {}, data);
        QVERIFY2(cure.isDetected("upkeep.overdue"), cure.said());
        const auto symptoms = cure.incident("upkeep.overdue")->symptoms;
        QVERIFY(!symptoms.empty());
        QCOMPARE(symptoms.front().code, std::string("upkeep.host_updates_overdue"));
        const auto refused = cure.host().run(api::NoteUpkeep{domain::UpkeepTask::PerformanceReport, "never asked for"});
        QVERIFY(refused && refused->error && refused->error->code == "upkeep.not_asked");
        const auto note = [&] { (void)cure.host().run(api::NoteUpkeep{domain::UpkeepTask::HostUpdates, "all installed"}); };
        QVERIFY2(cure.heal("upkeep.overdue", "upkeep.overdue", {}, {{"overdue", note}}), cure.said());
        QVERIFY2(cure.isOver("upkeep.overdue"), cure.said());
        const auto ops = cure.host().now()->ops;
        QCOMPARE(item(*ops, domain::UpkeepTask::HostUpdates)->by, std::string("tester"));
    }

    // A version with a real venue is not there yet; what guards its money is.
    void real_money_comes_up_halted_and_is_resumed_with_its_licence_or_with_broken_glass()
    {
        const auto data = m_temp.filePath(QStringLiteral("live"));
        QVERIFY(QDir().mkpath(data + QStringLiteral("/drills")));
        QFile report(data + QStringLiteral("/drills/drill-20261123T080000-journal.failed.json"));
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write(R"({"fault": "journal.failed", "passed": true, "version": "test", "begun_at": "2026-11-23T08:00:00.000Z"})");
        report.close();
        domain::Config config;
        config.app.environment = domain::Environment::Live;
        config.health.watchInterval = 200ms;
        const auto resume = api::Resume{std::string(api::kResumePhrase)};
        {
            RunningHost running(config, data, [](runtime::HostOptions &options) { options.drills = {"journal.failed", "redis.failed"}; });
            QVERIFY2(running.started(), running.started() ? "" : running.started().error().message.c_str());
            QTRY_VERIFY_WITH_TIMEOUT(running.state() == domain::TradingState::Halted, 30'000);
            const auto points = [&] { return running.now()->ops->licence.points; };
            QTRY_VERIFY_WITH_TIMEOUT(!points().empty() && points().front().code == "licence.drills", 30'000);
            const auto refused = running.run(resume);
            QVERIFY(refused && refused->error && refused->error->code == "licence.incomplete");
            QVERIFY(refused->error->message.find("a backup was restored") != std::string::npos);
            const auto silent = running.run(api::BreakLicence{"the exchange moves us", ""});
            QVERIFY(silent && silent->error && silent->error->code == "command.text_missing");
            const auto broken = running.run(api::BreakLicence{"the exchange moves us", "alice"});
            QVERIFY(broken && !broken->error);
            QTRY_COMPARE_WITH_TIMEOUT(running.now()->ops->licence.brokenBy, std::string("tester"), 30'000);
            // a book that is not live yet forbids it too
            QTRY_VERIFY_WITH_TIMEOUT(([&] { const auto resumed = running.run(resume); return resumed && !resumed->error; }()), 30'000);
            QTRY_VERIFY_WITH_TIMEOUT(running.state() == domain::TradingState::Active, 30'000);
        }
        RunningHost again(config, data);
        QVERIFY(again.started());
        QTRY_VERIFY_WITH_TIMEOUT(again.state() == domain::TradingState::Halted, 30'000);
        const auto whole = again.run(resume);
        QVERIFY(whole && whole->error && whole->error->code == "licence.incomplete");
        auto store = ops_store::SqliteOpsStore::openToRead(runtime::DataFolder::opsStoreIn(data.toStdString()).string());
        QVERIFY(store);
        const auto audit = (*store)->loadAudit(50);
        QVERIFY(audit && std::ranges::any_of(*audit, [](const auto &record) {
                    return record.action == "licence.break_glass" && record.target == "the exchange moves us; called: alice";
                }));
    }

    void paper_money_needs_no_licence_and_says_what_would_be_missing()
    {
        RunningHost running;
        QVERIFY(running.started());
        QTRY_COMPARE_WITH_TIMEOUT(running.now()->ops->licence.points.size(), std::size_t(5), 30'000);
        QVERIFY(!running.now()->ops->licence.isNeeded);
        const auto refused = running.run(api::BreakLicence{"why not", "alice"});
        QVERIFY(refused && refused->error && refused->error->code == "licence.not_needed");
    }
};

QTEST_GUILESS_MAIN(TestKeepingCures)
#include "tst_keeping_cures.moc"
