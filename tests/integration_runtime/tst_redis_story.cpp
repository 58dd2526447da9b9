#include "redis_server.h"
#include "running_host.h"

#include <QElapsedTimer>
#include <QTest>

using namespace qcat;
using domain::TradingState;
using domain::Visibility;

namespace
{

std::string redisFinding(const RunningHost &host)
{
    for (const auto &component : host.now()->ops->components)
        if (component.id.value == "redis")
            return component.finding.code;
    return {};
}

} // namespace

// Faults of a real Redis, as the desk and the page of a trading engine show them.
class TestRedisStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = RedisServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }

    void each_fault_shows_its_symptom_within_two_seconds_and_trading_goes_on()
    {
        RedisServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunningHost host(config);
        QVERIFY2(host.started(), host.started() ? "" : host.started().error().message.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.ok"), 5'000);
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->redis->memory.visibility), int(Visibility::Shown), 6'000);

        // what other nodes read
        QTRY_VERIFY_WITH_TIMEOUT(server.command("GET qcat:state:trading:paper:main")->text.find("\"active\"") != std::string::npos, 5'000);
        QTRY_VERIFY_WITH_TIMEOUT(server.command("KEYS qcat:market:*")->items.size() > 0, 5'000);

        const auto shows = [&](const char *code) {
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY2_WITH_TIMEOUT(redisFinding(host) == code, qPrintable(QString::fromStdString(redisFinding(host))), 5'000);
            qInfo("%s after %lld ms", code, timer.elapsed());
            QCOMPARE(host.state(), TradingState::Active);
        };
        QVERIFY(server.command("CONFIG SET maxmemory 1"));
        shows("redis.memory_full");
        QVERIFY(server.command("CONFIG SET maxmemory 0"));
        shows("redis.ok");
        QVERIFY(server.command("REPLICAOF 127.0.0.1 1"));
        shows("redis.read_only");
        QVERIFY(server.command("REPLICAOF NO ONE"));
        shows("redis.ok");
        QVERIFY(server.command("ACL SETUSER default -set"));
        shows("redis.permission");
        QVERIFY(server.command("ACL SETUSER default +set"));
        shows("redis.ok");
        server.pause();
        shows("redis.timeout");
        server.resume();
        shows("redis.ok");
        server.kill();
        shows("redis.refused");
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->redis->server.visibility), int(Visibility::Failed), 8'000);
        QVERIFY(server.start());
        shows("redis.ok");
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->redis->server.visibility), int(Visibility::Shown), 8'000);
    }
};

QTEST_GUILESS_MAIN(TestRedisStory)
#include "tst_redis_story.moc"
