#include "installed_package.h"
#include "shared_data.h"

#include <QRegularExpression>
#include <QTest>

#include <unistd.h>

// The package's service under a real systemd, from its start to its stop: what it survives, and who is told when it does not.
class TestInstalledService : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    InstalledPackage m_package;
    SystemdMachine &m_inside = m_package.machine;

    QString qcat(const char *name) const { return m_inside.property("qcat.service", name); }
    QString log() const { return m_inside.fileInside("/var/log/qcat/qcat.log"); }
    QString health() const { return m_inside.inside("curl -s http://localhost:8082/health").text; }
    bool isUp() const { return qcat("ActiveState") == QLatin1String("active") && qcat("SubState") == QLatin1String("running"); }

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(tool, "tools/qcat-sd");
        if (::geteuid() != 0)
            QSKIP("needs root to boot a systemd of its own");
        if (const auto missing = InstalledPackage::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        QString why;
        const auto package = InstalledPackage::make(m_folder.path(), why);
        QVERIFY2(!package.isEmpty(), qPrintable(why));
        why = m_package.install(tool, package);
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }

    void an_installation_starts_nothing_and_says_what_is_next()
    {
        QVERIFY2(m_package.said().contains(QLatin1String("systemctl enable --now qcat")), qPrintable(m_package.said()));
        QCOMPARE(qcat("ActiveState"), QStringLiteral("inactive"));
        QCOMPARE(m_inside.inside("stat -c %U:%G:%a /etc/qcat/config.yaml").text, QStringLiteral("root:qcat:640"));
        QCOMPARE(m_inside.inside("stat -c %U:%G:%a /var/lib/qcat").text, QStringLiteral("qcat:qcat:700"));
        QCOMPARE(m_inside.inside("stat -c %U:%G:%a /var/backups/qcat").text, QStringLiteral("qcat:qcat:750"));
        QCAT_INSIDE(m_inside, "runuser -u qcat -- qcat --config /etc/qcat/config.yaml --validate");
        QVERIFY(m_inside.as("nobody", "qcat --config /etc/qcat/config.yaml --validate").code != 0);
        QVERIFY(m_inside.as("qcat", "qcat fault lint").code == 0);
    }

    void no_unit_of_it_exposes_much_of_the_system()
    {
        for (const char *unit : {"qcat", "qguard", "qcat-backup", "qcat-upkeep"}) {
            const auto said = m_inside.inside({QStringLiteral("systemd-analyze"), QStringLiteral("security"), QStringLiteral("--no-pager"), QStringLiteral("--threshold=20"),
                                               QLatin1String(unit) + QLatin1String(".service")});
            QVERIFY2(said.code == 0, qPrintable(said.text));
        }
    }

    void it_starts_as_its_own_user_and_is_watched()
    {
        QCOMPARE(m_package.callSomebody(), QString());
        QCOMPARE(m_package.hurry(), QString());
        QCAT_INSIDE(m_inside, "systemctl enable --now qcat.service qguard.service qcat-backup.timer qcat-upkeep.timer");
        QVERIFY(isUp());
        QCOMPARE(m_inside.inside("ps -o user= -C qcat").text, QStringLiteral("qcat"));
        QVERIFY2(m_inside.property("qguard.service", "StatusText").contains(QLatin1String("alice")), qPrintable(m_inside.property("qguard.service", "StatusText")));
        QCOMPARE(m_inside.inside("stat -c %U:%G:%a /var/log/qcat/qcat.log").text, QStringLiteral("qcat:qcat:640"));
    }

    void a_reload_keeps_the_process()
    {
        const auto process = qcat("MainPID");
        QCAT_INSIDE(m_inside, "systemctl reload qcat.service");
        QVERIFY(SystemdMachine::comes([&] { return log().contains(QLatin1String("log reopened")); }));
        QCOMPARE(qcat("MainPID"), process);
        QVERIFY(isUp());
    }

    void logrotate_rotates_its_log_and_it_writes_on_in_the_new_one()
    {
        const auto process = qcat("MainPID");
        for (int night = 1; night <= 2; ++night) {
            QCAT_INSIDE(m_inside, "logrotate -f /etc/logrotate.d/qcat");
            QVERIFY(SystemdMachine::comes([&] { return log().contains(QLatin1String("log reopened")); }));
        }
        QCOMPARE(m_inside.inside("stat -c %U:%G:%a /var/log/qcat/qcat.log").text, QStringLiteral("qcat:qcat:640"));
        const auto files = m_inside.inside("ls /var/log/qcat").text.split(QLatin1Char('\n'));
        QVERIFY2(files.contains(QLatin1String("qcat.log.1")) && files.contains(QLatin1String("qcat.log.2.gz")), qPrintable(files.join(QLatin1Char(' '))));
        QCOMPARE(qcat("MainPID"), process);
    }

    // Without a backup it is degraded; the timer's unit takes one and proves it.
    void a_backup_of_its_timer_makes_it_healthy()
    {
        QCAT_INSIDE(m_inside, "systemctl start qcat-backup.service");
        const auto list = m_inside.as("qcat", "qcat backup list --config /etc/qcat/config.yaml");
        QVERIFY2(list.code == 0 && list.text.contains(QLatin1String("proven")), qPrintable(list.text));
        const auto schedule = m_inside.inside("qcat backup schedule");
        QVERIFY2(schedule.code == 0 && schedule.text.contains(QLatin1String("active and enabled")), qPrintable(schedule.text));
        QVERIFY2(SystemdMachine::comes([&] { return health().contains(QLatin1String("\"status\":\"healthy\"")); }), qPrintable(health()));
    }

    void the_manuals_script_leaves_nothing_that_the_service_cannot_read()
    {
        QCAT_INSIDE(m_inside, "/opt/qcat/scripts/backup.sh");
        QCOMPARE(m_inside.inside("find /var/backups/qcat -not -user qcat").text, QString());
    }

    // An operator is root by sudo: what root changes, the service goes on reading.
    void what_root_changes_by_verbs_stays_readable_to_the_service()
    {
        const auto asRoot = [&](const QString &verb) { // twice: what it would do, then exactly that
            const auto shown = m_inside.inside(verb.split(QLatin1Char(' ')));
            const auto hash = QRegularExpression(QStringLiteral("--confirm (\\w+)")).match(shown.text).captured(1);
            return m_inside.inside((verb + QStringLiteral(" --confirm ") + hash).split(QLatin1Char(' ')));
        };
        const auto changed = asRoot(QStringLiteral("qcat config set logging.level debug --config /etc/qcat/config.yaml"));
        QVERIFY2(changed.code == 0, qPrintable(changed.text));
        QCOMPARE(m_inside.inside("stat -c %U:%G:%a /etc/qcat/config.yaml").text, QStringLiteral("root:qcat:640"));
        QCAT_INSIDE(m_inside, "qcat token add carol viewer --data-dir /var/lib/qcat");
        // there is one backup a second
        QVERIFY(SystemdMachine::comes([&] { return m_inside.inside("qcat backup create --config /etc/qcat/config.yaml").code == 0; }));
        QCAT_INSIDE(m_inside, "qcat audit verify --config /etc/qcat/config.yaml");
        QCOMPARE(m_inside.inside("find /var/lib/qcat /var/backups/qcat -not -user qcat -not -path /var/lib/qcat/drills*").text, QString());
        QCAT_INSIDE(m_inside, "systemctl reload qcat.service");
        QVERIFY(SystemdMachine::comes([&] { return log().contains(QLatin1String("applied, 0 keys")); }));
        QVERIFY(!log().contains(QLatin1String("was not applied")));
    }

    void a_runbook_of_the_service_takes_a_backup_too()
    {
        const auto said = m_inside.as("qcat", "qcat runbook run backup.take --unattended --config /etc/qcat/config.yaml");
        QVERIFY2(said.code == 0, qPrintable(said.text));
    }

    void its_weekly_upkeep_is_done()
    {
        QCAT_INSIDE(m_inside, "systemctl start qcat-upkeep.service");
    }

    void a_kill_is_told_to_people_and_it_comes_back_by_itself()
    {
        QCAT_INSIDE(m_inside, "systemctl kill -s KILL qcat.service");
        QVERIFY(SystemdMachine::comes([&] { return m_package.isTold("QCAT does not answer"); }));
        QVERIFY(SystemdMachine::comes([&] { return qcat("NRestarts") == QStringLiteral("1"); }));
        QVERIFY(SystemdMachine::comes([&] { return isUp(); }));
        QVERIFY(SystemdMachine::comes([&] { return m_package.isTold("QCAT answers again"); }));
    }

    void a_hang_is_ended_by_the_watchdog()
    {
        m_package.forgetWhatWasTold();
        const auto process = qcat("MainPID");
        QCAT_INSIDE(m_inside, {QStringLiteral("kill"), QStringLiteral("-STOP"), process});
        QVERIFY(SystemdMachine::comes([&] { return qcat("NRestarts") == QStringLiteral("2"); }));
        QVERIFY(SystemdMachine::comes([&] { return isUp(); }));
        QVERIFY(qcat("MainPID") != process);
        QVERIFY(SystemdMachine::comes([&] { return m_package.isTold("QCAT answers again"); }));
    }

    void a_stop_is_in_order_and_is_told_to_people()
    {
        m_package.forgetWhatWasTold();
        QCAT_INSIDE(m_inside, "systemctl stop qcat.service");
        QCOMPARE(qcat("Result"), QStringLiteral("success"));
        QVERIFY(log().contains(QLatin1String("stopped in order")));
        QVERIFY(SystemdMachine::comes([&] { return m_package.isTold("it was stopped, and not started again"); }));
    }

    // What killed it is known to the desk of the process that came after.
    void the_desk_takes_up_what_the_watcher_did()
    {
        QCAT_INSIDE(m_inside, "systemctl start qcat.service");
        QVERIFY(SystemdMachine::comes([&] { return m_package.isTold("QCAT answers again"); }));
        const auto incidents = [&] { return m_inside.as("qcat", "qcat incident list --config /etc/qcat/config.yaml").text; };
        QVERIFY2(SystemdMachine::comes([&] { return incidents().contains(QRegularExpression(QStringLiteral("INC-\\d+-G\\d+"))); }), qPrintable(incidents()));
    }
};

QTEST_GUILESS_MAIN(TestInstalledService)
#include "tst_installed_service.moc"
