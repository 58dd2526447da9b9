#include "pg_client.h"
#include "postgres_server.h"
#include "redis_server.h"
#include "runbook_cure.h"

#include <qcat/domain/step_undo.h>
#include <qcat/pg_link/session_pool.h>

#include <QTest>

#include <pqxx/result>
#include <pqxx/transaction_base>

#include <atomic>
#include <thread>

using namespace qcat;
using namespace std::chrono_literals;

// Faults of a real PostgreSQL and a real Redis while the paper engine trades, each healed by its runbook.
class TestServerCures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const std::string &why : {RedisServer::unavailable(), PostgresServer::unavailable()})
            if (!why.empty())
                QSKIP(why.c_str());
    }

    void policy_that_loses_risk_switches_is_changed_live()
    {
        RedisServer server({"maxmemory 64mb", "maxmemory-policy allkeys-lru"});
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading() && cure.isDetected("cache.state_at_risk"), cure.said());
        QVERIFY2(cure.heal("cache.state_at_risk", "cache.state_at_risk"), cure.said());
        QCOMPARE(cure.found("redis_memory"), std::string("redis_memory.evicts_state"));
        QCOMPARE(server.command("CONFIG GET maxmemory-policy")->items.at(1).text, std::string("volatile-lru"));
        QVERIFY2(cure.isOver("cache.state_at_risk"), cure.said());
        server.stop();
        QVERIFY(server.start());
    }

    void redis_whose_memory_is_full_gets_more_and_loses_no_key()
    {
        RedisServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY(server.command("SET others key"));
        QVERIFY(server.command("CONFIG SET maxmemory 1"));
        QVERIFY2(cure.isDetected("redis.failed"), cure.said());
        QVERIFY2(cure.heal("redis.failed", "redis.raise_memory", {{"bytes", "1"}}) == false, "a limit below what is in use");
        QCOMPARE(server.command("CONFIG GET maxmemory")->items.at(1).text, std::string("1"));
        QVERIFY2(cure.heal("redis.failed", "redis.raise_memory", {{"bytes", "268435456"}}), cure.said());
        QVERIFY2(cure.isOver("redis.failed"), cure.said());
        QCOMPARE(server.command("GET others")->text, std::string("key"));
    }

    void redis_that_another_program_filled_takes_writes_again_when_its_keys_are_removed()
    {
        RedisServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY(server.command("SET others key"));
        for (int i = 1; i <= 800; ++i)
            (void)server.command("SETRANGE tmp:" + std::to_string(i) + " 9000 x");
        QVERIFY(server.command("CONFIG SET maxmemory 4000000")); // far below what is in use: a buffer given back makes no room
        QVERIFY2(cure.isDetected("redis.failed"), cure.said());
        QVERIFY2(cure.heal("redis.failed", "redis.remove_prefix", {{"prefix", "tmp:"}}), cure.said());
        QVERIFY2(cure.isOver("redis.failed"), cure.said());
        QCOMPARE(server.command("GET others")->text, std::string("key"));
        QCOMPARE(server.command("EXISTS tmp:1")->text, server.command("EXISTS none")->text);
    }

    void redis_that_was_killed_is_started_again()
    {
        RedisServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        server.kill();
        QVERIFY2(cure.isDetected("redis.failed"), cure.said());
        QVERIFY2(cure.heal("redis.failed", "redis.failed"), cure.said());
        QVERIFY2(cure.isOver("redis.failed"), cure.said());
    }

    void exhausted_pool_is_made_larger_while_it_runs()
    {
        PostgresServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.database = server.config();
        config.database.maxOpenConns = config.database.maxIdleConns = 3;
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QTRY_VERIFY_WITH_TIMEOUT(cure.host().now()->data->postgres->headroom.hasData(), 30'000);
        std::atomic_bool over = false;
        std::vector<std::thread> crowd;
        for (int i = 0; i < 8; ++i)
            crowd.emplace_back([&, pool = cure.host().host().storePool()] {
                while (!over)
                    (void)pool->transact({.timeout = 20s, .purpose = "crowd"}, [](pqxx::transaction_base &transaction) {
                        transaction.exec("SELECT pg_sleep(0.3)");
                        return base::Status();
                    });
            });
        const bool isHealed = cure.isDetected("pool.exhausted") && cure.heal("pool.exhausted", "pool.exhausted", {{"size", "20"}});
        over = true;
        for (auto &thread : crowd)
            thread.join();
        QVERIFY2(isHealed, cure.said());
        QCOMPARE(cure.found("resize"), std::string("pool.resized"));
        QVERIFY2(cure.isOver("pool.exhausted"), cure.said());

        // and taken back, once the crowd is gone
        const auto size = [&] { return cure.host().now()->data->pools.front().settings.maxOpenConns; };
        QTRY_COMPARE_WITH_TIMEOUT(size(), 20, 30'000);
        const auto undo = domain::undoRunbook({cure.lastRun(), "resize"});
        QVERIFY2(cure.heal("pool.exhausted", undo), cure.said());
        QTRY_COMPARE_WITH_TIMEOUT(size(), 3, 30'000);
        QVERIFY(!cure.heal("pool.exhausted", undo)); // once
        QVERIFY2(cure.said().contains("already"), cure.said());
    }

    void halt_that_was_set_for_all_engines_is_understood_and_lifted_by_a_person()
    {
        RedisServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.redis = server.config();
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        const auto halted = cure.host().run(api::HaltShared{{}, "another desk"});
        QVERIFY(halted && !halted->error);
        QVERIFY2(cure.isDetected("cache.halted_elsewhere"), cure.said());
        const auto lift = [&] { (void)cure.host().run(api::LiftSharedHalt{{}, std::string(api::kLiftPhrase)}); };
        QVERIFY2(cure.heal("cache.halted_elsewhere", "cache.halted_elsewhere", {}, {{"exposure", lift}}), cure.said());
        QVERIFY2(cure.isOver("cache.halted_elsewhere"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted); // a person resumes
    }

    void killed_database_comes_back_and_takes_what_waited()
    {
        PostgresServer server;
        QVERIFY(server.start());
        domain::Config config;
        config.database = server.config();
        config.health.databaseFor = 1s;
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY(server.stopImmediate());
        QVERIFY2(cure.isDetected("database.connection_failed"), cure.said());
        QVERIFY2(cure.heal("database.connection_failed", "database.connection_failed"), cure.said());
        QVERIFY2(cure.isOver("database.connection_failed"), cure.said());
    }
};

QTEST_GUILESS_MAIN(TestServerCures)
#include "tst_server_cures.moc"
