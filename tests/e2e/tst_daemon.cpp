#include "qcat_process.h"

#include <QDir>
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
        const auto isSeen = [&] { return !qcat.get(QStringLiteral("/health")).body.contains("\"unknown\""); };
        QTRY_VERIFY_WITH_TIMEOUT(isSeen(), 20'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(systemd.hasHeard("WATCHDOG=1"), 20'000);
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
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(log), 20'000);
        QVERIFY(QFile::rename(log, log + QStringLiteral(".1")));
        ::kill(pid_t(qcat.process().processId()), SIGHUP);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(log).size() > 0, 20'000); // says that it was reopened
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

    void an_approved_change_is_applied_by_a_reload_and_what_needs_a_restart_is_named()
    {
        QcatProcess qcat;
        const QString config = qcat.file(QStringLiteral("config.yaml"));
        const auto write = [&](const QByteArray &text) {
            QFile file(config);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        const auto verb = [&](const QStringList &arguments) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(QcatProcess::program(), QStringList{QStringLiteral("config")} + arguments +
                                                      QStringList{QStringLiteral("--config"), config, QStringLiteral("--data-dir"), qcat.dataDir()});
            process.waitForFinished(20'000);
            return std::pair(process.exitCode(), QString::fromUtf8(process.readAll()));
        };
        const auto logHas = [&](const char *text) {
            QFile log(qcat.dataDir() + QStringLiteral("/qcat.log"));
            return log.open(QIODevice::ReadOnly) && log.readAll().contains(text);
        };
        const auto hangUp = [&] { ::kill(pid_t(qcat.process().processId()), SIGHUP); };

        write("logging: {level: error}\ndatabase: {password: hunter22}\n");
        qcat.start({QStringLiteral("--headless"), QStringLiteral("--config"), config});
        QTRY_VERIFY_WITH_TIMEOUT(isReady(qcat), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(qcat.dataDir() + QStringLiteral("/config.in_force")), 20'000);
        QCOMPARE(verb({QStringLiteral("diff")}).first, 0);

        write("logging: {level: info}\ndatabase: {password: hunter22, max_open_conns: 7}\nrisk: {max_open_orders: 7}\n");
        const auto asked = verb({QStringLiteral("apply")});
        QCOMPARE(asked.first, 2);
        QVERIFY2(asked.second.contains(QStringLiteral("logging.level: error → info   (a reload applies it)")), qPrintable(asked.second));
        QVERIFY2(asked.second.contains(QStringLiteral("database.max_open_conns: 10 → 7   (a reload applies it)")), qPrintable(asked.second));
        QVERIFY2(asked.second.contains(QStringLiteral("risk.max_open_orders: 20 → 7   (needs a restart)")), qPrintable(asked.second));
        QVERIFY(!verb({QStringLiteral("show")}).second.contains(QStringLiteral("hunter22")));
        hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(qcat.get(QStringLiteral("/health")).body.contains("not approved"), 10'000);

        const QString hash = asked.second.trimmed().section(QLatin1Char(' '), -1);
        const auto approved = verb({QStringLiteral("apply"), QStringLiteral("--confirm"), hash});
        QVERIFY2(approved.first == 0, qPrintable(approved.second));
        hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(qcat.get(QStringLiteral("/health")).body.contains("from the next start on count: risk.max_open_orders"), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(logHas("approved configuration"), 20'000); // at level info: the new one
        QVERIFY(verb({QStringLiteral("diff")}).second.contains(QStringLiteral("risk.max_open_orders")));

        write("logging: {level: nonsense}\n");
        QCOMPARE(verb({QStringLiteral("diff")}).first, 2); // as diff(1): it could not be compared
        hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(qcat.get(QStringLiteral("/health")).body.contains("was not applied"), 10'000);
        QVERIFY(isReady(qcat));
        for (const auto &kept : QDir(qcat.dataDir()).entryInfoList({QStringLiteral("config.*")})) {
            QFile file(kept.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("hunter22"));
        }
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
