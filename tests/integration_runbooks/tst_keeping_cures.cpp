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
        QVERIFY2(cure.heal({}, "backup.take"), cure.said());
        QTRY_COMPARE_WITH_TIMEOUT(cure.host().now()->ops->backups.backups.size(), std::size_t(1), 30'000);
        QVERIFY(!cure.host().now()->ops->backups.backups[0].provenAt.isValid());
        QVERIFY2(cure.heal({}, "backup.prove"), cure.said());
        QTRY_VERIFY_WITH_TIMEOUT(cure.host().now()->ops->backups.backups[0].provenAt.isValid(), 30'000);
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
        const auto &symptoms = cure.incident("upkeep.overdue")->symptoms;
        QVERIFY(!symptoms.empty());
        QCOMPARE(symptoms.front().code, std::string("upkeep.host_updates_overdue"));
        const auto refused = cure.host().run(api::NoteUpkeep{domain::UpkeepTask::PerformanceReport, "never asked for"});
        QVERIFY(refused && refused->error && refused->error->code == "upkeep.not_asked");
        const auto noted = cure.host().run(api::NoteUpkeep{domain::UpkeepTask::HostUpdates, "all installed"});
        QVERIFY(noted && !noted->error);
        QVERIFY2(cure.isOver("upkeep.overdue"), cure.said());
        const auto ops = cure.host().now()->ops;
        QCOMPARE(item(*ops, domain::UpkeepTask::HostUpdates)->by, std::string("tester"));
    }
};

QTEST_GUILESS_MAIN(TestKeepingCures)
#include "tst_keeping_cures.moc"
