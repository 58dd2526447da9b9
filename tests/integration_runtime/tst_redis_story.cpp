#include "redis_server.h"
#include "running_host.h"

#include <qcat/runtime/record_check.h>
#include <qcat/store_sqlite/sqlite_record_reader.h>

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <thread>

using namespace qcat;
using domain::TradingState;
using domain::Visibility;

namespace
{

constexpr int kPatience = 30'000;

std::string redisFinding(const RunningHost &host)
{
    for (const auto held = host.now(); const auto &component : held->ops->components)
        if (component.id.value == "redis")
            return component.finding.code;
    return {};
}

// What `qcat doctor store` finds: every order and fill of the journal in the store, once.
QString faultsOfTheRecord(const QString &folder)
{
    store_sqlite::SqliteRecordReader store(runtime::DataFolder::tradingStoreIn(folder.toStdString()));
    const auto checked = runtime::checkRecord(folder.toStdString(), store, std::chrono::seconds(20));
    if (!checked)
        return QString::fromStdString(checked.error().message);
    QStringList faults;
    for (const auto &table : checked->tables) {
        for (const auto &example : table.examples)
            faults << QString::fromStdString(table.name + ' ' + example);
        if (table.journal == 0 && (table.name == "orders" || table.name == "fills"))
            faults << QString::fromStdString(table.name + " is empty");
    }
    return faults.join(QLatin1String("; "));
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

    void each_fault_shows_its_symptom_and_trading_goes_on()
    {
        RedisServer server({"save 900 1"});
        QVERIFY(server.start());
        QVERIFY(server.command("ACL SETUSER qcat on >pw ~* &* +@all"));
        QVERIFY(server.command("CONFIG SET busy-reply-threshold 100"));
        domain::Config config;
        config.redis = server.config();
        config.redis.user = "qcat";
        config.redis.password = "pw";
        const QTemporaryDir temp;
        const QString folder = temp.filePath(QStringLiteral("data"));
        auto running = std::make_unique<RunningHost>(config, folder);
        RunningHost &host = *running;
        QVERIFY2(host.started(), host.started() ? "" : host.started().error().message.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        const auto shows = [&](const char *code) {
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY2_WITH_TIMEOUT(redisFinding(host) == code, qPrintable(QString::fromStdString(redisFinding(host))), kPatience);
            qInfo("%s after %lld ms", code, timer.elapsed());
            QCOMPARE(host.state(), TradingState::Active);
            const auto before = host.now()->trading->ordersTotal;
            QTRY_VERIFY_WITH_TIMEOUT(host.now()->trading->ordersTotal > before, kPatience); // and orders go on
        };
        shows("redis.ok");
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->redis->memory.visibility), int(Visibility::Shown), kPatience);

        // what other nodes read
        QTRY_VERIFY_WITH_TIMEOUT(server.command("GET qcat:state:trading:paper:main")->text.find("\"active\"") != std::string::npos, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(server.command("KEYS qcat:market:*")->items.size() > 0, kPatience);

        QVERIFY(server.command("CONFIG SET maxmemory 1"));
        shows("redis.memory_full");
        QVERIFY(server.command("CONFIG SET maxmemory 0"));
        shows("redis.ok");
        QVERIFY(server.command("REPLICAOF 127.0.0.1 1"));
        shows("redis.read_only");
        QVERIFY(server.command("REPLICAOF NO ONE"));
        shows("redis.ok");
        QVERIFY(server.command("ACL SETUSER qcat -set"));
        shows("redis.permission");
        QVERIFY(server.command("ACL SETUSER qcat +set"));
        shows("redis.ok");
        QVERIFY(server.command("ACL SETUSER qcat resetpass >other"));
        shows("redis.auth");
        QVERIFY(server.command("ACL SETUSER qcat >pw"));
        shows("redis.ok");
        QVERIFY(server.command("CLIENT KILL TYPE normal SKIPME yes"));
        QVERIFY(server.command("CLIENT KILL TYPE pubsub"));
        shows("redis.ok");
        {
            // some seconds of work; while it runs nobody is let in to end it
            const std::jthread script([&] { (void)server.command("EVAL local--[[]]i=0--[[]]while(i<4e8)do--[[]]i=i+1--[[]]end 0"); });
            shows("redis.busy");
        }
        shows("redis.ok");
        server.pause();
        shows("redis.timeout");
        server.resume();
        shows("redis.ok");
        server.kill();
        shows("redis.refused");
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->redis->server.visibility), int(Visibility::Failed), kPatience);
        QVERIFY(server.start());
        QVERIFY(server.command("ACL SETUSER qcat on >pw ~* &* +@all"));
        shows("redis.ok");
        QTRY_COMPARE_WITH_TIMEOUT(int(host.now()->data->redis->server.visibility), int(Visibility::Shown), kPatience);
        // and the others hear of this engine again
        QTRY_VERIFY_WITH_TIMEOUT(server.command("KEYS qcat:market:*")->items.size() > 0, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(host.now()->data->pools.front().breaker == domain::PoolBreaker::Closed, kPatience);

        server.makeSavingFail(); // last: it would not start again
        QVERIFY(server.command("SET a b"));
        QVERIFY(server.command("BGSAVE"));
        shows("redis.cannot_save");
        QVERIFY(server.command("CONFIG SET stop-writes-on-bgsave-error no"));
        shows("redis.ok");
        running.reset();
        QCOMPARE(faultsOfTheRecord(folder), QString());
    }

    void a_server_that_loads_its_data_is_waited_for()
    {
        RedisServer server;
        QVERIFY(server.start());
        QVERIFY(server.command("DEBUG POPULATE 5000"));
        QVERIFY(server.command("SAVE"));
        server.stop();
        server.addSetting("key-load-delay 1000"); // µs a key: some seconds
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunningHost host(config);
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.loading"), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.ok"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(server.command("KEYS qcat:market:*")->items.size() > 0, kPatience);
    }

    void while_a_server_reads_its_data_the_engine_trades_and_its_record_is_equal_afterwards()
    {
        RedisServer server;
        QVERIFY(server.start());
        QVERIFY(server.command("DEBUG POPULATE 4000"));
        domain::Config config;
        config.redis = server.config();
        const QTemporaryDir temp;
        const QString folder = temp.filePath(QStringLiteral("data"));
        auto running = std::make_unique<RunningHost>(config, folder);
        RunningHost &host = *running;
        QVERIFY2(host.started(), host.started() ? "" : host.started().error().message.c_str());
        QTRY_COMPARE_WITH_TIMEOUT(host.state(), TradingState::Active, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.ok"), kPatience);
        QVERIFY(server.command("SAVE"));
        server.stop();
        server.addSetting("key-load-delay 1000"); // µs a key: some seconds
        QElapsedTimer timer;
        timer.start();
        QVERIFY(server.start());
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.loading"), kPatience);
        qInfo("redis.loading after %lld ms", timer.elapsed());
        const auto before = host.now()->trading->ordersTotal;
        QTRY_VERIFY_WITH_TIMEOUT(host.now()->trading->ordersTotal > before, kPatience);
        QCOMPARE(host.state(), TradingState::Active);
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.ok"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(server.command("KEYS qcat:market:*")->items.size() > 0, kPatience); // and others hear of it again
        running.reset();
        QCOMPARE(faultsOfTheRecord(folder), QString());
    }

    // Count, confirm, remove by small steps: as an operator does it from the page, in place of FLUSHDB.
    void the_keys_of_one_prefix_are_removed_and_no_others()
    {
        RedisServer server;
        QVERIFY(server.start());
        QVERIFY(server.command("DEBUG POPULATE 3000 report"));
        QVERIFY(server.command("DEBUG POPULATE 100 other"));
        domain::Config config;
        config.redis = server.config();
        RunningHost host(config);
        QTRY_COMPARE_WITH_TIMEOUT(redisFinding(host), std::string("redis.ok"), kPatience);
        const auto started = host.run(api::StartRunbook{{}, "redis.remove_prefix", {{"prefix", "report:"}}});
        QVERIFY2(started && !started->error, started && started->error ? started->error->message.c_str() : "no answer");
        const domain::RunbookRunId run{started->createdId};
        const auto now = [&] {
            for (const auto held = host.now(); const auto &each : held->ops->runs)
                if (each.id == run)
                    return each;
            return domain::RunbookRun{};
        };
        const auto finding = [&](const char *name) {
            for (const auto &step : now().steps)
                if (step.name == name)
                    return step.finding.code;
            return std::string();
        };
        QVERIFY(host.run(api::RunReads{run}));
        QTRY_COMPARE_WITH_TIMEOUT(finding("login"), std::string("redis.ok"), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!finding("exposure").empty(), kPatience);
        const auto planned = host.run(api::PlanStep{run, "remove"});
        QVERIFY2(planned && !planned->error, planned && planned->error ? planned->error->message.c_str() : "no answer");
        QTRY_VERIFY_WITH_TIMEOUT(now().plan, kPatience);
        const auto plan = *now().plan;
        QVERIFY(std::ranges::any_of(plan.preconditions, [](const auto &f) { return f.text.find("3000") != std::string::npos; }));
        QCOMPARE(server.command("KEYS report:*")->items.size(), std::size_t(3000)); // it was counted, no more
        const auto ran = host.run(api::RunStep{run, "remove", plan.token, "REMOVE report:"});
        QVERIFY2(ran && !ran->error, ran && ran->error ? ran->error->message.c_str() : "no answer");
        QTRY_COMPARE_WITH_TIMEOUT(finding("remove"), std::string("redis_cleanup.removed"), kPatience);
        QCOMPARE(server.command("KEYS report:*")->items.size(), std::size_t(0));
        QCOMPARE(server.command("KEYS other:*")->items.size(), std::size_t(100));
        QVERIFY(!server.command("GET qcat:state:trading:paper:main")->text.empty());
        QCOMPARE(host.state(), TradingState::Active);
    }
};

QTEST_GUILESS_MAIN(TestRedisStory)
#include "tst_redis_story.moc"
