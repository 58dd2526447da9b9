#include "qcat_process.h"

#include <postgres_server.h>
#include <tcp_proxy.h>

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <signal.h>

namespace
{

// The message of one component of /health.
QString told(const QcatProcess &engine, QLatin1String component)
{
    for (const auto &value : engine.get(QStringLiteral("/health")).json()[QLatin1String("components")].toArray())
        if (value.toObject()[QLatin1String("name")] == component)
            return value.toObject()[QLatin1String("message")].toString();
    return {};
}

bool trades(const QcatProcess &engine)
{
    return told(engine, QLatin1String("trading")).startsWith(QLatin1String("active"));
}

bool isReadOnly(const QcatProcess &engine)
{
    return told(engine, QLatin1String("trading")).startsWith(QLatin1String("read_only"));
}

} // namespace

// Two daemons as on two machines: each reaches the one PostgreSQL at an address of its own.
class TestOwnership : public QObject
{
    Q_OBJECT

private:
    void start(QcatProcess &engine, int databasePort)
    {
        const auto database = m_server->config();
        QFile file(engine.file(QStringLiteral("config.yaml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QStringLiteral("database:\n  host: %1\n  port: %2\n  user: %3\n  password: \"%4\"\n  name: %5\n"
                                  "risk:\n  outage_reducing_after: 1s\n")
                       .arg(QString::fromStdString(database.host))
                       .arg(databasePort)
                       .arg(QString::fromStdString(database.user), QString::fromStdString(database.password),
                            QString::fromStdString(database.name))
                       .toUtf8());
        file.close();
        engine.start({QStringLiteral("--headless"), QStringLiteral("--config"), file.fileName()});
    }
    static void kill9(QcatProcess &engine)
    {
        engine.process().kill();
        QVERIFY(engine.waitForEnd(10'000));
    }

    // Epochs count seconds, and two owners never share one.
    void waitForTheNextEpoch()
    {
        const auto standing = m_server->sql("SELECT epoch FROM engine_ownership");
        QVERIFY2(standing, messageOf(standing));
        QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentSecsSinceEpoch() > std::stoll(*standing), 20'000);
    }

    std::unique_ptr<PostgresServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string missing = PostgresServer::unavailable(); !missing.empty())
            QSKIP(missing.c_str());
    }
    void init()
    {
        m_server = std::make_unique<PostgresServer>();
        const auto up = m_server->start();
        QVERIFY2(up, messageOf(up));
    }
    void cleanup() { m_server.reset(); }

    void a_killed_engine_goes_on_at_once_and_another_waits_until_it_may()
    {
        QTemporaryDir data;
        {
            QcatProcess engine(data.path());
            start(engine, m_server->port());
            QTRY_VERIFY_WITH_TIMEOUT(trades(engine), 30'000);
            kill9(engine);
        }
        {
            QcatProcess again(data.path());
            start(again, m_server->port());
            QTRY_VERIFY_WITH_TIMEOUT(trades(again), 20'000);
            kill9(again);
        }
        waitForTheNextEpoch();
        const TcpProxy elsewhere(m_server->port());
        QcatProcess other;
        start(other, elsewhere.port());
        QTRY_VERIFY_WITH_TIMEOUT(told(other, QLatin1String("account")).contains(QLatin1String("did not give it back")), 15'000);
        QVERIFY(!trades(other));
        QTRY_VERIFY_WITH_TIMEOUT(trades(other), 40'000);
    }

    void a_frozen_engine_is_replaced_and_read_only_when_it_wakes()
    {
        QcatProcess frozen;
        start(frozen, m_server->port());
        QTRY_VERIFY_WITH_TIMEOUT(trades(frozen), 30'000);
        waitForTheNextEpoch();
        QCOMPARE(::kill(pid_t(frozen.process().processId()), SIGSTOP), 0);
        const TcpProxy elsewhere(m_server->port());
        QcatProcess other;
        start(other, elsewhere.port());
        QTRY_VERIFY_WITH_TIMEOUT(trades(other), 60'000);
        QCOMPARE(::kill(pid_t(frozen.process().processId()), SIGCONT), 0);
        QTRY_VERIFY_WITH_TIMEOUT(isReadOnly(frozen), 15'000);
        QVERIFY(trades(other));
    }
};

QTEST_GUILESS_MAIN(TestOwnership)
#include "tst_ownership.moc"
