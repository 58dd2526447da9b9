#include "installed_package.h"
#include "shared_data.h"

#include <QRegularExpression>
#include <QTest>

#include <unistd.h>

// From one version of the package to the next, and away: what stays, what goes, and that no engine is restarted behind its owner's back.
class TestPackageChange : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    InstalledPackage m_installed;
    SystemdMachine &m_inside = m_installed.machine;

    QString qcat(const char *name) const { return m_inside.property("qcat.service", name); }

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(boots, "tools/qcat-sd");
        if (::geteuid() != 0)
            QSKIP("needs root to boot a systemd of its own");
        if (const auto missing = InstalledPackage::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        QString why;
        const auto package = InstalledPackage::make(m_folder.path(), why);
        QVERIFY2(!package.isEmpty(), qPrintable(why));
        why = m_installed.install(boots, package);
        QVERIFY2(why.isEmpty(), qPrintable(why));
    }

    void its_engine_runs()
    {
        QCAT_INSIDE(m_inside, "systemctl enable --now qcat.service qguard.service qcat-backup.timer");
        QCAT_INSIDE(m_inside, "systemctl start qcat-backup.service");
    }

    void an_upgrade_keeps_configuration_data_and_the_running_engine()
    {
        QCAT_INSIDE(m_inside, {QStringLiteral("sed"), QStringLiteral("-i"), QStringLiteral("s/level: info/level: debug/"), QStringLiteral("/etc/qcat/config.yaml")});
        const auto config = m_inside.fileInside("/etc/qcat/config.yaml");
        const auto token = m_inside.inside("sha256sum /var/lib/qcat/token").text;
        const auto process = qcat("MainPID");
        QCAT_INSIDE(m_inside, "dpkg-deb -R /run/stage/qcat.deb /run/stage/next");
        QCAT_INSIDE(m_inside, {QStringLiteral("sed"), QStringLiteral("-i"), QStringLiteral("s/^Version:.*/Version: 99.0-1/"), QStringLiteral("/run/stage/next/DEBIAN/control")});
        QCAT_INSIDE(m_inside, "dpkg-deb -b /run/stage/next /run/stage/next.deb");
        const auto upgraded = m_inside.inside("dpkg -i --force-confold /run/stage/next.deb", 120);
        QVERIFY2(upgraded.code == 0, qPrintable(upgraded.text));
        QVERIFY2(upgraded.text.contains(QLatin1String("the engine runs on")), qPrintable(upgraded.text));
        QCOMPARE(qcat("MainPID"), process);
        QCOMPARE(qcat("ActiveState"), QStringLiteral("active"));
        QCOMPARE(m_inside.fileInside("/etc/qcat/config.yaml"), config);
        QCOMPARE(m_inside.inside("sha256sum /var/lib/qcat/token").text, token);
        QCOMPARE(m_inside.property("qguard.service", "ActiveState"), QStringLiteral("active"));
    }

    // The one way from the old program to the new one: by systemd, through the gate, proven by the process that came after.
    void a_safe_restart_takes_the_engine_to_the_new_version()
    {
        const auto process = qcat("MainPID");
        QVERIFY(m_inside.inside({QStringLiteral("readlink"), QStringLiteral("/proc/%1/exe").arg(process)}).text.endsWith(QLatin1String("(deleted)")));
        const auto said = m_inside.as("qcat", "qcat runbook run engine.safe_restart --unattended --config /etc/qcat/config.yaml");
        QVERIFY2(said.code == 0, qPrintable(said.text));
        for (const char *step : {"restart", "reconciled", "halted"})
            QVERIFY2(said.text.contains(QRegularExpression(QLatin1String(step) + QStringLiteral(" +done"))), qPrintable(said.text));
        QVERIFY(qcat("MainPID") != process);
        QCOMPARE(qcat("Result"), QStringLiteral("success"));
        QCOMPARE(m_inside.inside({QStringLiteral("readlink"), QStringLiteral("/proc/%1/exe").arg(qcat("MainPID"))}).text, QStringLiteral("/opt/qcat/bin/qcat"));
    }

    void a_removal_stops_it_in_order_and_keeps_what_is_its_owners()
    {
        QCAT_INSIDE(m_inside, "dpkg -r qcat", 120);
        QVERIFY(m_inside.fileInside("/var/log/qcat/qcat.log").contains(QLatin1String("stopped in order")));
        QVERIFY(m_inside.inside("pgrep qguard").code != 0);
        QCAT_INSIDE(m_inside, "test -f /etc/qcat/config.yaml -a -d /var/lib/qcat/journal");
        QVERIFY(m_inside.inside("test -e /usr/bin/qcat").code != 0);
    }

    void a_purge_leaves_nothing_but_the_backups()
    {
        const auto purged = m_inside.inside("dpkg -P qcat", 120);
        QVERIFY2(purged.code == 0 && purged.text.contains(QLatin1String("are kept")), qPrintable(purged.text));
        const auto left = m_inside.inside("find /etc /usr/bin /usr/share /lib/systemd /var ( -name *qcat* -o -name *qguard* ) -not -path /var/backups/qcat/* -not -name qcat-test.target");
        QCOMPARE(left.text, QStringLiteral("/var/backups/qcat"));
        QVERIFY(m_inside.inside("test -e /opt/qcat").code != 0);
        QCOMPARE(m_inside.inside("stat -c %U:%a /var/backups/qcat").text, QStringLiteral("root:700"));
        QVERIFY(!m_inside.inside("ls /var/backups/qcat").text.isEmpty());
        QVERIFY(m_inside.inside("getent passwd qcat").code != 0);
        QVERIFY(m_inside.inside("getent group qcat").code != 0);
    }
};

QTEST_GUILESS_MAIN(TestPackageChange)
#include "tst_package_change.moc"
