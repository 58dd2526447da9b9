#include "redis_server.h"

#include <qcat/checks/redis_login.h>

#include <QElapsedTimer>
#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

class TestRedisLogin : public QObject
{
    Q_OBJECT

private:
    domain::Finding look(const domain::RedisConfig &config)
    {
        QElapsedTimer timer;
        timer.start();
        const auto result = checks::redisLogin(config)({.timeout = 1s});
        m_tookMs = timer.elapsed();
        return result.finding;
    }
    domain::Finding look() { return look(m_server->config()); }

    std::unique_ptr<RedisServer> m_server;
    qint64 m_tookMs = 0;

private Q_SLOTS:
    void init()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->start());
    }
    void cleanup()
    {
        m_server.reset();
        QVERIFY2(m_tookMs < 15'000, qPrintable(QString::number(m_tookMs)));
    }

    void a_server_that_answers_is_ok_and_is_not_written_to()
    {
        QCOMPARE(look().code, std::string("redis.ok"));
        QCOMPARE(look().health, domain::Health::Ok);
        QCOMPARE(m_server->command("DBSIZE")->integer, std::int64_t(0));
    }

    void the_symptom_is_named_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("code");
        QTest::newRow("memory full") << "CONFIG SET maxmemory 1"
                                     << "redis.memory_full";
        QTest::newRow("replica") << "REPLICAOF 127.0.0.1 1"
                                 << "redis.read_only";
        QTest::newRow("password changed") << "CONFIG SET requirepass other"
                                          << "redis.auth";
        QTest::newRow("no right to write") << "ACL SETUSER default -set"
                                           << "redis.permission";
        QTest::newRow("prefix not ours") << "ACL SETUSER default resetkeys ~other:*"
                                         << "redis.permission";
    }
    void the_symptom_is_named()
    {
        QFETCH(QString, command);
        QFETCH(QString, code);
        QVERIFY(m_server->command(command.toStdString()));
        const auto finding = look();
        QCOMPARE(QString::fromStdString(finding.code), code);
        QCOMPARE(finding.health, domain::Health::Crit);
    }

    void no_password_where_one_is_wanted_is_named()
    {
        auto config = m_server->config();
        config.password.clear();
        QCOMPARE(look(config).code, std::string("redis.auth"));
    }

    void failed_saves_are_named()
    {
        m_server->stop();
        m_server->addSetting("save 900 1");
        QVERIFY(m_server->start());
        m_server->makeSavingFail();
        QVERIFY(m_server->command("BGSAVE"));
        QTRY_COMPARE_WITH_TIMEOUT(look().code, std::string("redis.cannot_save"), 20'000);
    }

    void loading_is_named()
    {
        QVERIFY(m_server->command("DEBUG POPULATE 20000"));
        QVERIFY(m_server->command("SAVE"));
        m_server->stop();
        m_server->addSetting("key-load-delay 1000");
        QVERIFY(m_server->start());
        QCOMPARE(look().code, std::string("redis.loading"));
    }

    void a_frozen_a_killed_and_a_returned_server_are_told_apart()
    {
        m_server->pause();
        QCOMPARE(look().code, std::string("redis.timeout"));
        m_server->resume();
        QCOMPARE(look().code, std::string("redis.ok"));
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(look().code, std::string("redis.refused"), 20'000); // a port may outlive its server for a moment
        QVERIFY(m_server->start());
        QCOMPARE(look().code, std::string("redis.ok"));
    }
};

QTEST_GUILESS_MAIN(TestRedisLogin)
#include "tst_redis_login.moc"
