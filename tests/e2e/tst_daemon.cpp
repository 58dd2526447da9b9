#include "qcat_process.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace
{

bool isReady(const QcatProcess &qcat)
{
    return qcat.get(QStringLiteral("/health"), 500).status == 200;
}

// Where systemd would listen for READY=1.
class NotifySocket
{
public:
    explicit NotifySocket(const QString &path) : m_descriptor(::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
        QVERIFY(::bind(m_descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0);
    }
    ~NotifySocket() { ::close(m_descriptor); }
    bool hasHeard(const QByteArray &word)
    {
        char buffer[4096];
        for (ssize_t size; (size = ::recv(m_descriptor, buffer, sizeof buffer, 0)) > 0;)
            m_heard += QByteArray(buffer, int(size)) + '\n';
        return m_heard.contains(word);
    }

private:
    int m_descriptor;
    QByteArray m_heard;
};

} // namespace

class TestDaemon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_component_is_known_soon_after_the_start()
    {
        QcatProcess qcat;
        QElapsedTimer sinceStart;
        sinceStart.start();
        qcat.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(qcat), 20'000);
        const auto health = qcat.get(QStringLiteral("/health"));
        QCOMPARE(health.status, 200);
        const auto components = health.json()[QStringLiteral("components")].toArray();
        QVERIFY(components.size() >= 4);
        for (const auto &component : components) {
            const auto object = component.toObject();
            QVERIFY2(object[QStringLiteral("age_ms")].toDouble(-1) >= 0 &&
                         object[QStringLiteral("age_ms")].toDouble() <= double(sinceStart.elapsed()),
                     health.body.constData());
            QVERIFY2(object[QStringLiteral("state")].toString() != QLatin1String("unknown"), health.body.constData());
        }
    }

    void metrics_please_promtool()
    {
        const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            QSKIP("promtool is not installed");
        QcatProcess qcat;
        qcat.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(qcat), 20'000);
        const auto metrics = qcat.get(QStringLiteral("/metrics"));
        QCOMPARE(metrics.status, 200);
        QVERIFY(metrics.body.contains("qcat_"));
        QProcess check;
        check.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
        check.write(metrics.body);
        check.closeWriteChannel();
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAllStandardError().constData());
    }

    void sigterm_stops_in_order_and_says_so()
    {
        QcatProcess qcat;
        NotifySocket systemd(qcat.file(QStringLiteral("notify")));
        qcat.setEnvironment(QStringLiteral("NOTIFY_SOCKET"), qcat.file(QStringLiteral("notify")));
        qcat.setEnvironment(QStringLiteral("WATCHDOG_USEC"), QStringLiteral("1000000"));
        qcat.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(systemd.hasHeard("READY=1"), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(systemd.hasHeard("WATCHDOG=1"), 5'000);
        ::kill(pid_t(qcat.process().processId()), SIGTERM);
        QVERIFY(qcat.waitForEnd(20'000));
        QCOMPARE(qcat.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(qcat.process().exitCode(), 0);
        QVERIFY(systemd.hasHeard("STOPPING=1"));
    }

    void sighup_reopens_the_log()
    {
        QcatProcess qcat;
        qcat.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(qcat), 20'000);
        const QString log = qcat.dataDir() + QStringLiteral("/qcat.log");
        QTRY_VERIFY(QFileInfo::exists(log));
        QVERIFY(QFile::rename(log, log + QStringLiteral(".1")));
        ::kill(pid_t(qcat.process().processId()), SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log).size() > 0, 5'000); // says that it was reopened
        QVERIFY(isReady(qcat));
    }

    void a_changed_configuration_is_not_applied_by_a_reload_and_that_is_said()
    {
        QcatProcess qcat;
        const QString config = qcat.file(QStringLiteral("config.yaml"));
        const auto write = [&](const QByteArray &text) {
            QFile file(config);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("app:\n  name: first\n");
        qcat.start({QStringLiteral("--headless"), QStringLiteral("--config"), config});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(qcat), 20'000);
        QVERIFY(!qcat.get(QStringLiteral("/health")).body.contains("the old one stays"));
        write("app:\n  name: second\n");
        ::kill(pid_t(qcat.process().processId()), SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(qcat.get(QStringLiteral("/health")).body.contains("the old one stays"), 10'000);
    }

    void it_starts_again_where_a_kill_left_it()
    {
        QString folder;
        QcatProcess first;
        first.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(first), 20'000);
        first.process().kill();
        QVERIFY(first.waitForEnd());
        QcatProcess second(first.dataDir());
        second.start({QStringLiteral("--headless")});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(second), 30'000);
    }
};

QTEST_GUILESS_MAIN(TestDaemon)
#include "tst_daemon.moc"
