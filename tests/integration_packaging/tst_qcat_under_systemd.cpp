#include "shared_data.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

// The shipped unit and polkit rule under a real systemd of the test's own: a root whose changes are thrown away, so that user, program,
// configuration and rule can be installed where the package puts them.
class TestQcatUnderSystemd : public QObject
{
    Q_OBJECT

private:
    struct Said
    {
        int code = -1;
        QString text;
    };
    Said run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        if (!process.waitForFinished(90'000))
            return {};
        return {process.exitCode(), QString::fromUtf8(process.readAll()).trimmed()};
    }
    Said inside(const QString &line) // split at blanks: there is no shell
    {
        return run(m_tool, QStringList{QStringLiteral("exec"), root()} + line.split(QLatin1Char(' ')));
    }
    Said asQcat(const QString &line) { return inside(QStringLiteral("runuser -u qcat -- ") + line); }
    QString root() const { return m_dir.path() + QStringLiteral("/sd"); }
    QString property(const char *name)
    {
        return inside(QStringLiteral("systemctl show qcat.service --value -p ") + QLatin1String(name)).text;
    }
    QString write(const char *name, const QByteArray &text)
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write a file of the test");
        return file.fileName();
    }
    bool logHas(const char *text) { return inside(QStringLiteral("cat /var/log/qcat/qcat.log")).text.contains(QLatin1String(text)); }

    QTemporaryDir m_dir;
    QString m_tool;

private Q_SLOTS:
    void initTestCase()
    {
        QCAT_NEED_SHARED(tool, "tools/qcat-sd");
        if (::geteuid() != 0)
            QSKIP("needs root to boot a systemd of its own");
        QFile::setPermissions(m_dir.path(), QFile::Permissions(0x7755));
        const QByteArray steady = "[Service]\nExecStart=/bin/sleep 1000\n";
        const Said booted = run(tool, {QStringLiteral("boot"), root(), QStringLiteral(QCAT_SOURCE_DIR "/packaging/systemd/qcat.service"),
                                       write("redis-server.service", steady), write("elsewhere.service", steady)});
        QVERIFY2(booted.code == 0, qPrintable(booted.text));
        m_tool = tool;

        // /run is what both see; the machine's /tmp and /work may be hidden inside
        const QString stage = root() + QStringLiteral("/run/stage");
        QVERIFY(QDir().mkpath(stage));
        const QString dropIn = write("watchdog.conf", "[Service]\nWatchdogSec=2\nRestartSec=100ms\n"); // 30 s in the shipped one
        const Said staged = run(QStringLiteral("cp"), {QStringLiteral("-r"), QStringLiteral(QCAT_BINARY_DIR "/qcat"),
                                                       QStringLiteral(QCAT_SOURCE_DIR "/resources"),
                                                       QStringLiteral(QCAT_SOURCE_DIR "/packaging/polkit/50-qcat.rules"),
                                                       write("config.yaml", "logging:\n  file: /var/log/qcat/qcat.log\n"), dropIn, stage});
        QVERIFY2(staged.code == 0, qPrintable(staged.text));
        for (const char *step :
             {"useradd --system --user-group --no-create-home qcat", "install -D -m 0755 /run/stage/qcat /opt/qcat/bin/qcat",
              "mkdir -p /opt/qcat/share", "cp -rT /run/stage/resources /opt/qcat/share/qcat", "chmod -R a+rX /opt/qcat",
              "install -D -m 0644 /run/stage/config.yaml /etc/qcat/config.yaml",
              "install -D -m 0644 /run/stage/watchdog.conf /etc/systemd/system/qcat.service.d/watchdog.conf",
              "install -D -m 0644 /run/stage/50-qcat.rules /etc/polkit-1/rules.d/50-qcat.rules", "systemctl daemon-reload"}) {
            const Said said = inside(QLatin1String(step));
            QVERIFY2(said.code == 0, qPrintable(QLatin1String(step) + QStringLiteral(": ") + said.text));
        }
    }
    void cleanupTestCase()
    {
        if (!m_tool.isEmpty())
            run(m_tool, {QStringLiteral("stop"), root()});
    }

    // Type=notify: the job ends when READY=1 was said
    void it_starts_as_its_own_user_and_says_ready()
    {
        const Said started = inside(QStringLiteral("systemctl start qcat.service"));
        QVERIFY2(started.code == 0, qPrintable(started.text + inside(QStringLiteral("journalctl -u qcat --no-pager -n 20")).text));
        QCOMPARE(property("ActiveState"), QStringLiteral("active"));
        QCOMPARE(property("StatusText"), QStringLiteral("running"));
        QCOMPARE(inside(QStringLiteral("stat -c %U:%a /var/lib/qcat")).text, QStringLiteral("qcat:700"));
        QCOMPARE(inside(QStringLiteral("stat -c %U:%a /var/log/qcat/qcat.log")).text, QStringLiteral("qcat:600"));
    }

    void a_reload_reopens_the_log_and_keeps_the_process()
    {
        const QString process = property("MainPID");
        QCOMPARE(inside(QStringLiteral("mv /var/log/qcat/qcat.log /var/log/qcat/qcat.log.1")).code, 0);
        const Said reloaded = inside(QStringLiteral("systemctl reload qcat.service"));
        QVERIFY2(reloaded.code == 0, qPrintable(reloaded.text));
        QTRY_VERIFY_WITH_TIMEOUT(logHas("log reopened"), 10'000);
        QCOMPARE(property("MainPID"), process);
    }

    void a_hang_is_ended_by_the_watchdog_and_it_comes_back()
    {
        const QString process = property("MainPID");
        QCOMPARE(inside(QStringLiteral("kill -STOP ") + process).code, 0);
        QTRY_COMPARE_WITH_TIMEOUT(property("NRestarts"), QStringLiteral("1"), 30'000);
        QTRY_COMPARE_WITH_TIMEOUT(property("ActiveState"), QStringLiteral("active"), 30'000);
        QVERIFY(property("MainPID") != process);
    }

    void the_rule_lets_the_service_user_restart_the_units_that_it_names_and_nothing_else()
    {
        // polkit reads a new rule when it starts: with the first question
        const Said allowed = asQcat(QStringLiteral("systemctl --no-ask-password restart redis-server.service"));
        QVERIFY2(allowed.code == 0, qPrintable(allowed.text));
        QVERIFY(asQcat(QStringLiteral("systemctl --no-ask-password stop redis-server.service")).code != 0);
        QVERIFY(asQcat(QStringLiteral("systemctl --no-ask-password restart elsewhere.service")).code != 0);
        QVERIFY(asQcat(QStringLiteral("systemctl --no-ask-password stop qcat.service")).code != 0);
        QCOMPARE(asQcat(QStringLiteral("systemctl --no-ask-password restart qcat.service")).code, 0); // what a safe restart asks for
        QVERIFY(asQcat(QStringLiteral("systemctl --no-ask-password enable redis-server.service")).code != 0);
        QVERIFY(inside(QStringLiteral("runuser -u nobody -- systemctl --no-ask-password restart redis-server.service")).code != 0);
        QCOMPARE(inside(QStringLiteral("systemctl is-active redis-server.service")).text, QStringLiteral("active"));
    }

    void a_stop_is_in_order()
    {
        QCOMPARE(inside(QStringLiteral("systemctl stop qcat.service")).code, 0);
        QCOMPARE(property("Result"), QStringLiteral("success"));
        QVERIFY(logHas("stopped in order"));
    }
};

QTEST_GUILESS_MAIN(TestQcatUnderSystemd)
#include "tst_qcat_under_systemd.moc"
