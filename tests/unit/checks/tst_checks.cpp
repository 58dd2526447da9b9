#include <qcat/checks/own_state.h>
#include <qcat/checks/system_checks.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

QString codeOf(const ops::Check &check, base::Duration timeout = 1s)
{
    return QString::fromStdString(check({timeout, {}}).finding.code);
}

// A bound socket of 127.0.0.1: it answers when it listens, refuses when it does not.
class LocalPort
{
public:
    explicit LocalPort(bool listens) : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(m_fd, reinterpret_cast<sockaddr *>(&address), size) != 0 || (listens && ::listen(m_fd, 1) != 0) ||
            ::getsockname(m_fd, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no port");
        m_port = ntohs(address.sin_port);
    }
    ~LocalPort() { ::close(m_fd); }
    int port() const { return m_port; }

private:
    int m_fd;
    int m_port = 0;
};

} // namespace

class TestChecks : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    std::string file(const char *name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", name);
        file.write(content);
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void disk_space_is_judged_by_its_limits()
    {
        const auto here = m_dir.path().toStdString();
        QCOMPARE(codeOf(checks::diskSpace({here}, {0, 0, 0})), QStringLiteral("disk.ok"));
        QCOMPARE(codeOf(checks::diskSpace({here}, {1.1, 0, 0})), QStringLiteral("disk.low"));
        QCOMPARE(codeOf(checks::diskSpace({here}, {1.1, 1.1, 0})), QStringLiteral("disk.full"));
        QCOMPARE(codeOf(checks::diskSpace({here}, {0, 0, INT64_MAX})), QStringLiteral("disk.full"));
    }

    void a_path_that_is_not_there_yet_is_looked_at_through_its_parent()
    {
        QCOMPARE(codeOf(checks::diskSpace({m_dir.path().toStdString() + "/not/yet"}, {0, 0, 0})),
                 QStringLiteral("disk.ok"));
        QCOMPARE(codeOf(checks::diskSpace({file("file", {}) + "/below"}, {0, 0, 0})),
                 QStringLiteral("disk.unreadable"));
    }

    void memory_is_judged_by_what_is_available_data()
    {
        QTest::addColumn<QByteArray>("meminfo");
        QTest::addColumn<QString>("code");
        QTest::newRow("much") << QByteArray("MemTotal: 1000 kB\nMemFree: 1 kB\nMemAvailable: 500 kB\n")
                              << QStringLiteral("memory.ok");
        QTest::newRow("little") << QByteArray("MemTotal: 1000 kB\nMemAvailable: 80 kB\n")
                                << QStringLiteral("memory.low");
        QTest::newRow("none") << QByteArray("MemTotal: 1000 kB\nMemAvailable: 10 kB\n")
                              << QStringLiteral("memory.exhausted");
        QTest::newRow("not said") << QByteArray("MemTotal: 1000 kB\n") << QStringLiteral("memory.unreadable");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("memory.unreadable");
    }
    void memory_is_judged_by_what_is_available()
    {
        QFETCH(QByteArray, meminfo);
        QFETCH(QString, code);
        QCOMPARE(codeOf(checks::memoryAvailable({}, file("meminfo", meminfo))), code);
    }

    void the_machines_own_memory_can_be_read()
    {
        QVERIFY(codeOf(checks::memoryAvailable()) != QStringLiteral("memory.unreadable"));
    }

    void a_port_answers_refuses_or_is_unknown()
    {
        const LocalPort listening(true), refusing(false);
        QCOMPARE(codeOf(checks::tcpPort("127.0.0.1", listening.port())), QStringLiteral("port.open"));
        QCOMPARE(codeOf(checks::tcpPort("127.0.0.1", refusing.port())), QStringLiteral("port.refused"));
        QCOMPARE(codeOf(checks::tcpPort("no such host", 80)), QStringLiteral("port.host_unknown"));
    }

    void the_end_of_a_log_begins_with_a_whole_line()
    {
        const auto log = file("log", "first\nsecond\nthird\n");
        QCOMPARE(checks::logTail(log, 100)({}).output, std::string("first\nsecond\nthird\n"));
        QCOMPARE(checks::logTail(log, 8)({}).output, std::string("third\n"));
        QCOMPARE(codeOf(checks::logTail("/nonexistent")), QStringLiteral("log.unreadable"));
    }

    void what_is_old_is_stale_and_what_never_came_is_unknown()
    {
        std::optional<base::Duration> age;
        const auto check = checks::age(
            "market data", [&] { return age; }, 5s);
        QCOMPARE(check({}).finding.health, domain::Health::Unknown);
        age = 5s;
        QCOMPARE(codeOf(check), QStringLiteral("age.fresh"));
        age = 5001ms;
        QCOMPARE(codeOf(check), QStringLiteral("age.stale"));
    }

    void a_spool_is_bad_only_while_the_store_is_away()
    {
        checks::SpoolState state{"postgresql", 0, 0, 1000, true};
        const auto check = checks::spool([&] { return state; });
        QCOMPARE(codeOf(check), QStringLiteral("spool.empty"));
        state.pendingRecords = 10;
        state.pendingBytes = 250;
        QCOMPARE(codeOf(check), QStringLiteral("spool.waiting"));
        state.reachable = false;
        const auto away = check({}).finding;
        QCOMPARE(away.health, domain::Health::Crit);
        QCOMPARE(away.text,
                 std::string("10 records (250 B, 25.0 % of the spool) wait for postgresql, which cannot be reached"));
    }

    void caught_up_means_nothing_waits_and_nothing_is_missing_data()
    {
        QTest::addColumn<qint64>("pending");
        QTest::addColumn<qint64>("orders");
        QTest::addColumn<qint64>("fills");
        QTest::addColumn<QString>("code");
        QTest::newRow("all there") << qint64(0) << qint64(5) << qint64(3) << QStringLiteral("store.caught_up");
        QTest::newRow("more there, of earlier runs")
            << qint64(0) << qint64(9) << qint64(9) << QStringLiteral("store.caught_up");
        QTest::newRow("still writing") << qint64(1) << qint64(5) << qint64(3) << QStringLiteral("store.catching_up");
        QTest::newRow("an order is missing")
            << qint64(0) << qint64(4) << qint64(3) << QStringLiteral("store.counts_differ");
        QTest::newRow("a fill is missing")
            << qint64(0) << qint64(5) << qint64(2) << QStringLiteral("store.counts_differ");
    }
    void caught_up_means_nothing_waits_and_nothing_is_missing()
    {
        QFETCH(qint64, pending);
        QFETCH(qint64, orders);
        QFETCH(qint64, fills);
        QFETCH(QString, code);
        QCOMPARE(codeOf(checks::caughtUp([&](base::Duration) {
                     return checks::CatchUpState{pending, 5, 3, orders, fills};
                 })),
                 code);
    }
};

QTEST_APPLESS_MAIN(TestChecks)
#include "tst_checks.moc"
