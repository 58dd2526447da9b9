#include "shared_data.h"
#include "systemd_machine.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <unistd.h>

// The shipped unit and polkit rule under a real systemd of the test's own: a root whose changes are thrown away, so that user, program,
// configuration and rule can be installed where the package puts them.
class TestQcatUnderSystemd : public QObject
{
    Q_OBJECT

    using Said = SystemdMachine::Said;

    SystemdMachine m_machine;

    Said inside(const char *line) const { return m_machine.inside(line); }
    Said asQcat(const char *line) const { return m_machine.as("qcat", line); }
    QString property(const char *name) const { return m_machine.property("qcat.service", name); }
    bool logHas(const char *text) const { return m_machine.fileInside("/var/log/qcat/qcat.log").contains(QLatin1String(text)); }
    static QByteArray shipped(const char *file)
    {
        QFile source(QStringLiteral(QCAT_SOURCE_DIR "/packaging/") + QLatin1String(file));
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(tool, "tools/qcat-sd");
        if (::geteuid() != 0)
            QSKIP("needs root to boot a systemd of its own");
        const QByteArray steady = "[Service]\nExecStart=/bin/sleep 1000\n";
        const auto why = m_machine.boot(tool, {{QStringLiteral("qcat.service"), shipped("systemd/qcat.service")},
                                               {QStringLiteral("redis-server.service"), steady}, {QStringLiteral("elsewhere.service"), steady}});
        QVERIFY2(why.isEmpty(), qPrintable(why));
        m_machine.put(QStringLiteral("50-qcat.rules"), shipped("polkit/50-qcat.rules"));
        m_machine.put(QStringLiteral("config.yaml"), "logging:\n  file: /var/log/qcat/qcat.log\n");
        m_machine.put(QStringLiteral("watchdog.conf"), "[Service]\nWatchdogSec=2\nRestartSec=100ms\n"); // 30 s in the shipped one
        QVERIFY(QFile::copy(QStringLiteral(QCAT_BINARY_DIR "/qcat"), m_machine.stage() + QStringLiteral("/qcat")));
        QCOMPARE(QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), QStringLiteral(QCAT_SOURCE_DIR "/resources"), m_machine.stage()}), 0);
        for (const char *step :
             {"useradd --system --user-group --no-create-home qcat", "install -D -m 0755 /run/stage/qcat /opt/qcat/bin/qcat",
              "mkdir -p /opt/qcat/share", "cp -rT /run/stage/resources /opt/qcat/share/qcat", "chmod -R a+rX /opt/qcat",
              "install -D -m 0644 /run/stage/config.yaml /etc/qcat/config.yaml",
              "install -D -m 0644 /run/stage/watchdog.conf /etc/systemd/system/qcat.service.d/watchdog.conf",
              "install -D -m 0644 /run/stage/50-qcat.rules /etc/polkit-1/rules.d/50-qcat.rules", "systemctl daemon-reload"})
            QCAT_INSIDE(m_machine, step);
    }

    // Type=notify: the job ends when READY=1 was said
    void it_starts_as_its_own_user_and_says_ready()
    {
        const Said started = inside("systemctl start qcat.service");
        QVERIFY2(started.code == 0, qPrintable(started.text + inside("journalctl -u qcat --no-pager -n 20").text));
        QCOMPARE(property("ActiveState"), QStringLiteral("active"));
        QCOMPARE(property("StatusText"), QStringLiteral("running"));
        QCOMPARE(inside("stat -c %U:%a /var/lib/qcat").text, QStringLiteral("qcat:700"));
        QCOMPARE(inside("stat -c %U:%a /var/log/qcat/qcat.log").text, QStringLiteral("qcat:600"));
    }

    void a_reload_reopens_the_log_and_keeps_the_process()
    {
        const QString process = property("MainPID");
        QCOMPARE(inside("mv /var/log/qcat/qcat.log /var/log/qcat/qcat.log.1").code, 0);
        const Said reloaded = inside("systemctl reload qcat.service");
        QVERIFY2(reloaded.code == 0, qPrintable(reloaded.text));
        QVERIFY(SystemdMachine::comes([&] { return logHas("log reopened"); }));
        QCOMPARE(property("MainPID"), process);
    }

    void a_hang_is_ended_by_the_watchdog_and_it_comes_back()
    {
        const QString process = property("MainPID");
        QCOMPARE(m_machine.inside({QStringLiteral("kill"), QStringLiteral("-STOP"), process}).code, 0);
        QVERIFY(SystemdMachine::comes([&] { return property("NRestarts") == QStringLiteral("1"); }));
        QVERIFY(SystemdMachine::comes([&] { return property("ActiveState") == QStringLiteral("active"); }));
        QVERIFY(property("MainPID") != process);
    }

    void the_rule_lets_the_service_user_restart_the_units_that_it_names_and_nothing_else()
    {
        // polkit reads a new rule when it starts: with the first question
        const Said allowed = asQcat("systemctl --no-ask-password restart redis-server.service");
        QVERIFY2(allowed.code == 0, qPrintable(allowed.text));
        QVERIFY(asQcat("systemctl --no-ask-password stop redis-server.service").code != 0);
        QVERIFY(asQcat("systemctl --no-ask-password restart elsewhere.service").code != 0);
        QVERIFY(asQcat("systemctl --no-ask-password stop qcat.service").code != 0);
        QCOMPARE(asQcat("systemctl --no-ask-password restart qcat.service").code, 0); // what a safe restart asks for
        QVERIFY(asQcat("systemctl --no-ask-password enable redis-server.service").code != 0);
        QVERIFY(inside("runuser -u nobody -- systemctl --no-ask-password restart redis-server.service").code != 0);
        QCOMPARE(inside("systemctl is-active redis-server.service").text, QStringLiteral("active"));
    }

    // systemd's job ends the process that asked for it; the one that came after ends the run and proves it.
    void a_safe_restart_is_systemds_and_its_run_goes_on_in_the_next_process()
    {
        const QString process = property("MainPID");
        const Said said = asQcat("/opt/qcat/bin/qcat runbook run engine.safe_restart --unattended --data-dir /var/lib/qcat");
        QVERIFY2(said.code == 0, qPrintable(said.text));
        for (const char *step : {"restart", "verify", "reconciled", "halted"})
            QVERIFY2(said.text.contains(QRegularExpression(QLatin1String(step) + QStringLiteral(" +done"))), qPrintable(said.text));
        QVERIFY(property("MainPID") != process);
        QCOMPARE(property("Result"), QStringLiteral("success"));
        QVERIFY(logHas("stopped in order"));
    }

    void a_stop_is_in_order()
    {
        QCOMPARE(inside("systemctl stop qcat.service").code, 0);
        QCOMPARE(property("Result"), QStringLiteral("success"));
        QVERIFY(logHas("stopped in order"));
    }
};

QTEST_GUILESS_MAIN(TestQcatUnderSystemd)
#include "tst_qcat_under_systemd.moc"
