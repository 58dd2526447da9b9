#include "free_port.h"
#include "http_peer.h"
#include "monitoring_servers.h"
#include "runbook_cure.h"

#include <qcat/backup/backup_folder.h>
#include <qcat/runtime/database_backups.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using Kind = MonitoringServer::Kind;

namespace
{

// Sends everything to a webhook that nobody listens at.
const QByteArray kIntoTheVoid = "route: {receiver: void, group_wait: 1s, group_interval: 1s, repeat_interval: 1s}\n"
                                "receivers: [{name: void, webhook_configs: [{url: 'http://127.0.0.1:1/'}]}]\n";

} // namespace

// Faults of what the desk itself stands on: its store, its backups, the Alertmanager beside it.
class TestDeskCures : public QObject
{
    Q_OBJECT

    QTemporaryDir m_temp;
    QString temp(const char *name) const { return m_temp.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:
    void backup_that_nobody_restored_is_proven()
    {
        domain::Config config;
        config.backup.directory = temp("backups").toStdString();
        QVERIFY(QDir().mkpath(temp("backups")));
        RunbookCure cure(config, {}, temp("unproven"));
        QVERIFY2(cure.isTrading(), cure.said());
        const runtime::SystemClock clock;
        const auto data = std::filesystem::path(temp("unproven").toStdString());
        const auto backups = runtime::databaseBackups(config, data, clock);
        QVERIFY(backups);
        const auto made = (*backups)->create(backup::BackupFolder(config.backup.directory), runtime::backupExtras(data, {}), {{60s, {}}, [](const backup::Progress &) {}});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QVERIFY2(cure.isDetected("backup.unproven"), cure.said());
        QVERIFY2(cure.heal("backup.unproven", "backup.unproven"), cure.said());
        QCOMPARE(cure.found("prove"), std::string("backup_step.verified"));
        QVERIFY2(cure.isOver("backup.unproven"), cure.said());
    }

    void store_of_incidents_that_was_damaged_is_kept_aside_and_taken_to_safety()
    {
        {
            RunbookCure before({}, {}, temp("desk"));
            QVERIFY2(before.isTrading(), before.said());
        }
        QFile store(temp("desk/ops.sqlite"));
        QVERIFY(store.open(QIODevice::ReadWrite));
        store.write(QByteArray(12'000, 'x'));
        store.close();
        RunbookCure cure({}, {}, temp("desk"));
        QVERIFY2(cure.isTrading() && cure.isDetected("desk.store_failed"), cure.said());
        const auto take = [&] {
            const QDir folder(temp("desk"));
            for (const QString &copy : folder.entryList({QStringLiteral("ops.sqlite*.damaged-*"), QStringLiteral("ops.sqlite.damaged-*")}))
                QVERIFY(QFile::rename(folder.filePath(copy), m_temp.filePath(copy)));
        };
        QVERIFY2(cure.heal("desk.store_failed", "desk.store_failed", {}, {{"exposure", take}}), cure.said());
        QVERIFY2(cure.isOver("desk.store_failed"), cure.said());
    }

    void receiver_that_refused_is_told_again_and_takes_it()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Alertmanager); !why.isEmpty())
            QSKIP(qPrintable(why));
        std::atomic_bool takes = false;
        HttpPeer receiver([&](const auto &) { return HttpPeer::ok("", takes ? "200 OK" : "400 No"); });
        const QByteArray configuration = "route: {receiver: desk, group_wait: 1s, group_interval: 1s, repeat_interval: 1s}\n"
                                         "receivers: [{name: desk, webhook_configs: [{url: '" + QByteArray::fromStdString(receiver.url()) + "'}]}]\n";
        MonitoringServer server(Kind::Alertmanager, configuration, freePort());
        server.start();
        domain::Config config;
        config.monitoring.alertmanager = server.url();
        config.risk.maxDailyLoss = *base::Decimal::parse("0.01"); // an incident that is worth an alert
        RunbookCure cure(config);
        QVERIFY2(cure.isDetected("alerting.failing"), cure.said());
        QVERIFY2(cure.heal("alerting.failing", "alerting.failing", {}, {{"network", [&] { takes = true; }}}), cure.said());
        QCOMPARE(cure.found("alert_delivery"), std::string("alert_delivery.failing"));
        QVERIFY2(cure.isOver("alerting.failing"), cure.said());
    }

    void alertmanager_that_was_killed_is_started_again()
    {
        if (const auto why = MonitoringServer::unavailable(Kind::Alertmanager); !why.isEmpty())
            QSKIP(qPrintable(why));
        MonitoringServer server(Kind::Alertmanager, kIntoTheVoid, freePort());
        server.start();
        domain::Config config;
        config.monitoring.alertmanager = server.url();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        server.kill();
        QVERIFY2(cure.isDetected("alerting.down"), cure.said());
        QVERIFY2(cure.heal("alerting.down", "alerting.down", {}, {{"alertmanager", [&] { server.start(); }}}), cure.said());
        QVERIFY2(cure.isOver("alerting.down"), cure.said());
    }
};

QTEST_GUILESS_MAIN(TestDeskCures)
#include "tst_desk_cures.moc"
