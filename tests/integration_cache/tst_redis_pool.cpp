#include "real_clock.h"
#include "redis_server.h"
#include "tcp_proxy.h"

#include <qcat/pool/pool_threads.h>
#include <qcat/redis_link/command_pool.h>
#include <qcat/redis_link/redis_error.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace qcat;
using namespace std::chrono_literals;
using redis_link::CommandPool;
using redis_link::Repeat;
namespace codes = redis_link::codes;

namespace
{

constexpr int kPatience = 30'000;
const pool::Request kPatient = {10s, "test"};

QString codeOf(const base::Result<redis_link::Reply> &reply)
{
    return reply ? QStringLiteral("good") : QString::fromStdString(reply.error().code);
}

} // namespace

class TestRedisPool : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<CommandPool> makePool(const CommandPool::ConfigSource &config)
    {
        return std::make_unique<CommandPool>(config, "tst-pool", m_threads->environment(m_clock));
    }
    std::unique_ptr<CommandPool> makePool(const domain::RedisConfig &config)
    {
        return makePool([config] { return config; });
    }
    int connections() const
    {
        const auto list = m_server->command("CLIENT LIST");
        return list ? int(QString::fromStdString(list->text).count(QStringLiteral("name=tst-pool"))) : -1;
    }

    RealClock m_clock;
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<pool::PoolThreads> m_threads;

private Q_SLOTS:
    void init()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->start());
        m_threads = std::make_unique<pool::PoolThreads>("tst");
    }
    void cleanup() { m_server.reset(); }

    void it_is_warm_before_anybody_asks_and_a_reload_changes_its_size()
    {
        auto config = m_server->config();
        config.poolSize = 6;
        config.minIdleConns = 3;
        const auto pool = makePool(config);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 3, kPatience);
        config.minIdleConns = 5;
        pool->apply(config);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 5, kPatience);
        config.minIdleConns = config.poolSize = 1;
        pool->apply(config);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 1, kPatience);
        QCOMPARE(pool->status().settings.maxOpenConns, 1);
    }

    void a_reload_changes_how_long_a_connection_that_is_open_may_write()
    {
        auto config = m_server->config();
        config.poolSize = config.minIdleConns = 1;
        config.maxRetries = 0;
        config.readTimeout = config.writeTimeout = 120s;
        const auto pool = makePool(config);
        QCOMPARE(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"));
        config.writeTimeout = 100ms;
        pool->apply(config);
        m_server->pause(); // takes what its socket holds, and no more
        QElapsedTimer clock;
        clock.start();
        const auto written = pool->call({120s, "test"}, {"SET", "large", std::string(64 << 20, 'x')}, Repeat::Never);
        const auto took = clock.elapsed();
        m_server->resume();
        QCOMPARE(codeOf(written), QString::fromLatin1(codes::kTimeout));
        QVERIFY2(took < 60'000, qPrintable(QString::number(took)));
    }

    void no_more_are_open_than_the_pool_is_large_and_who_waits_too_long_is_told()
    {
        auto config = m_server->config();
        config.poolSize = 1;
        config.minIdleConns = 0;
        config.readTimeout = 20s;
        const auto pool = makePool(config);
        std::thread slow([&] { (void)pool->call(kPatient, {"BLPOP", "nothing", "3"}, Repeat::Never); });
        QTRY_COMPARE_WITH_TIMEOUT(pool->status().inUse, 1, kPatience);
        const auto refused = pool->call({100ms, "test"}, {"PING"}, Repeat::Harmless);
        QCOMPARE(codeOf(refused), QString::fromLatin1(codes::kPoolExhausted));
        QCOMPARE(connections(), 1);
        slow.join();
        QCOMPARE(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"));
    }

    void what_is_harmless_to_repeat_survives_a_lost_connection_and_nothing_else_does()
    {
        TcpProxy proxy(m_server->port());
        auto config = m_server->config();
        config.addr = "127.0.0.1:" + std::to_string(proxy.port());
        config.minIdleConns = 0;
        config.poolSize = 1;
        config.maxRetries = 3;
        const auto pool = makePool(config);
        proxy.cutWhenClientSends("harmless");
        QCOMPARE(codeOf(pool->call(kPatient, {"SET", "harmless", "1"}, Repeat::Harmless)), QStringLiteral("good"));
        QCOMPARE(proxy.cutsByText(), 1);
        proxy.cutWhenClientSends("counter");
        QCOMPARE(codeOf(pool->call(kPatient, {"INCR", "counter"}, Repeat::Never)), QString::fromLatin1(codes::kUnreachable));
        QCOMPARE(m_server->command("GET counter")->text, std::string("1")); // once, and never again
        config.maxRetries = 0;
        pool->apply(config);
        proxy.cutWhenClientSends("harmless");
        QCOMPARE(codeOf(pool->call(kPatient, {"GET", "harmless"}, Repeat::Harmless)), QString::fromLatin1(codes::kUnreachable));
    }

    void an_answer_that_is_late_reaches_nobody()
    {
        auto config = m_server->config();
        config.poolSize = 1;
        config.readTimeout = 100ms;
        config.maxRetries = 0;
        const auto pool = makePool(config);
        QVERIFY(m_server->command("SET late answer"));
        QVERIFY(m_server->command("CLIENT PAUSE 1000 ALL"));
        QCOMPARE(codeOf(pool->call(kPatient, {"GET", "late"}, Repeat::Harmless)), QString::fromLatin1(codes::kTimeout));
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"), kPatience);
        QCOMPARE(pool->call(kPatient, {"ECHO", "mine"}, Repeat::Harmless)->text, std::string("mine"));
    }

    void a_rotated_password_counts_without_a_restart()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("password"));
        const auto write = [&](const QByteArray &password) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(password);
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        };
        write("old");
        QVERIFY(m_server->command("ACL SETUSER qcat on >old ~* &* +@all"));
        auto config = m_server->config();
        config.user = "qcat";
        config.password.clear();
        config.passwordFile = path.toStdString();
        const auto pool = makePool(config);
        QCOMPARE(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"));
        QVERIFY(m_server->command("ACL SETUSER qcat resetpass >new"));
        write("new");
        QVERIFY(m_server->command("CLIENT KILL USER qcat"));
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"), kPatience);
    }

    void after_a_failover_all_connections_are_made_anew()
    {
        auto config = m_server->config();
        config.maxRetries = 0;
        config.minIdleConns = 3;
        const auto pool = makePool(config);
        QTRY_COMPARE_WITH_TIMEOUT(connections(), 3, kPatience);
        QVERIFY(m_server->command("REPLICAOF 127.0.0.1 1"));
        QCOMPARE(codeOf(pool->call(kPatient, {"SET", "k", "1"}, Repeat::Harmless)), QString::fromLatin1(codes::kReadOnly));
        QTRY_VERIFY_WITH_TIMEOUT(pool->status().closedBy(domain::PoolCloseCause::Evicted) >= 2, kPatience);
        QVERIFY(m_server->command("REPLICAOF NO ONE"));
        QCOMPARE(codeOf(pool->call(kPatient, {"SET", "k", "1"}, Repeat::Harmless)), QStringLiteral("good"));
    }

    void while_the_server_is_away_it_is_asked_seldom_and_afterwards_it_serves_again()
    {
        const auto pool = makePool(m_server->config());
        QCOMPARE(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"));
        m_server->kill();
        QTRY_VERIFY_WITH_TIMEOUT(pool->status().breaker != domain::PoolBreaker::Closed ||
                                     !pool->call({200ms, "test", pool::DuringOutage::Fail}, {"PING"}, Repeat::Never),
                                 kPatience);
        for (int i = 0; i < 100; ++i)
            (void)pool->call({20ms, "test", pool::DuringOutage::Fail}, {"PING"}, Repeat::Harmless);
        QVERIFY2(pool->status().dials.failures < 50, qPrintable(QString::number(pool->status().dials.failures)));
        QVERIFY(m_server->start());
        QTRY_COMPARE_WITH_TIMEOUT(codeOf(pool->call(kPatient, {"PING"}, Repeat::Harmless)), QStringLiteral("good"), kPatience);
    }
};

QTEST_GUILESS_MAIN(TestRedisPool)
#include "tst_redis_pool.moc"
