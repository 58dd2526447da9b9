#include "pg_client.h"
#include "postgres_server.h"
#include "runbook_cure.h"

#include <qcat/pg_link/session_pool.h>

#include <QTest>

#include <pqxx/result>
#include <pqxx/transaction_base>

#include <atomic>
#include <thread>

using namespace qcat;
using namespace std::chrono_literals;

// What goes wrong inside a real PostgreSQL that runs: rights, connections, transaction ids.
class TestInsideCures : public QObject
{
    Q_OBJECT

    // Sees the sessions of others, as a well-kept installation lets it.
    static bool start(PostgresServer &server) { return server.start() && server.sql("GRANT pg_monitor, pg_signal_backend TO qcat_user"); }

    static domain::Config configFor(const domain::DatabaseConfig &database)
    {
        domain::Config config;
        config.database = database;
        return config;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
    }

    void right_that_was_taken_away_is_named_given_back_and_the_store_catches_up()
    {
        PostgresServer server;
        QVERIFY(start(server));
        RunbookCure cure(configFor(server.config()));
        QVERIFY2(cure.isTrading(), cure.said());
        QTRY_VERIFY_WITH_TIMEOUT(cure.host().now()->ops->spool.writtenRecords > 0, 30'000);
        QVERIFY(server.sql("ALTER TABLE orders OWNER TO postgres"));
        QVERIFY2(cure.isDetected("store.behind"), cure.said());
        const auto give = [&] { QVERIFY(server.sql("ALTER TABLE orders OWNER TO qcat_user")); };
        QVERIFY2(cure.heal("store.behind", "store.behind", {}, {{"rights", give}}), cure.said());
        QCOMPARE(cure.found("rights"), std::string("pg_look.rights_missing"));
        QVERIFY2(cure.isOver("store.behind"), cure.said());
    }

    void connections_that_our_own_pool_takes_are_given_back_by_a_smaller_pool()
    {
        PostgresServer server;
        server.addSetting("max_connections = 24");
        QVERIFY(start(server));
        auto config = configFor(server.config());
        config.database.maxOpenConns = config.database.maxIdleConns = 18;
        RunbookCure cure(config);
        QVERIFY2(cure.isTrading(), cure.said());
        std::atomic_bool over = false;
        std::vector<std::thread> crowd;
        for (int i = 0; i < 17; ++i)
            crowd.emplace_back([&, pool = cure.host().host().storePool()] {
                while (!over)
                    (void)pool->transact({.timeout = 20s, .purpose = "crowd"}, [](pqxx::transaction_base &transaction) {
                        transaction.exec("SELECT pg_sleep(0.2)");
                        return base::Status();
                    });
            });
        const bool isHealed =
            cure.isDetected("database.connections_tight") && cure.heal("database.connections_tight", "database.connections_tight", {{"size", "6"}});
        over = true;
        for (auto &thread : crowd)
            thread.join();
        QVERIFY2(isHealed, cure.said());
        QVERIFY2(cure.isOver("database.connections_tight"), cure.said());
    }

    void table_whose_transaction_ids_run_out_is_frozen()
    {
        PostgresServer server;
        server.addSetting("autovacuum_freeze_max_age = 2000000000"); // nobody else mends it
        QVERIFY(start(server));
        PgClient(server.config(), "owner").ask("CREATE TABLE old AS SELECT generate_series(1, 1000) AS id");
        QVERIFY(server.stopFast());
        QVERIFY(server.jumpToTransaction(1'200'000'000)); // more than half
        QVERIFY(server.start());
        RunbookCure cure(configFor(server.config()));
        QVERIFY2(cure.isDetected("database.ids_running_out"), cure.said());
        QVERIFY2(cure.heal({}, "database.table.freeze", {{"table", "public.old"}}), cure.said());
        QCOMPARE(cure.found("verify"), std::string("pg_freeze.frozen"));
    }

    void transaction_ids_that_run_out_are_enough_again_after_a_vacuum_of_every_database()
    {
        PostgresServer server;
        server.addSetting("autovacuum_freeze_max_age = 2000000000");
        QVERIFY(start(server) && server.stopFast() && server.jumpToTransaction(1'200'000'000) && server.start());
        RunbookCure cure(configFor(server.config()));
        QVERIFY2(cure.isDetected("database.ids_running_out"), cure.said());
        const auto vacuum = [&] { // as the owner of the server does it
            QVERIFY(server.sql("ALTER DATABASE template0 ALLOW_CONNECTIONS true"));
            for (const char *database : {"template0", "template1", "postgres", "qcat"})
                QVERIFY(server.sql("VACUUM (FREEZE)", database));
        };
        QVERIFY2(cure.heal("database.ids_running_out", "database.ids_running_out", {}, {{"exposure", vacuum}}), cure.said());
        QCOMPARE(cure.found("tables"), std::string("pg_freeze.oldest"));
        QVERIFY2(cure.isOver("database.ids_running_out"), cure.said());
    }

    // One engine commands an account, and it is the database that says which: without it nothing is sent.
    void engine_that_cannot_prove_its_claim_trades_when_the_database_is_back()
    {
        PostgresServer server;
        QVERIFY(start(server) && server.stopFast());
        RunbookCure cure(configFor(server.config()));
        QVERIFY2(cure.isDetected("account.not_commanded"), cure.said());
        QCOMPARE(cure.host().state(), domain::TradingState::Halted);
        QCOMPARE(cure.host().now()->trading->ordersTotal, 0);
        const auto bringBack = [&] { QVERIFY(server.start()); };
        QVERIFY2(cure.heal("account.not_commanded", "account.not_commanded", {}, {{"evidence", bringBack}}), cure.said());
        QCOMPARE(cure.found("account"), std::string("account.claim_unproven"));
        QVERIFY2(cure.isTrading(), cure.said());
        QVERIFY2(cure.isOver("account.not_commanded"), cure.said());
    }
};

QTEST_GUILESS_MAIN(TestInsideCures)
#include "tst_inside_cures.moc"
