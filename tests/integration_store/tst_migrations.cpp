#include <qcat/pg_link/session.h>
#include <qcat/store_postgres/postgres_migrator.h>
#include <qcat/store_postgres/store_postgres.h>

#include <postgres_server.h>
#include <session_pool.h>

#include <QElapsedTimer>
#include <QTest>

#include <pqxx/result>
#include <pqxx/transaction_base>

#include <thread>

using namespace qcat;
using namespace qcat::store_schema;
using namespace std::chrono_literals;
using store_postgres::PostgresMigrator;

namespace
{

using Migrations = std::vector<Migration>;

template <typename T>
QString codeOf(const base::Result<T> &result)
{
    return result ? QStringLiteral("ok") : QString::fromStdString(result.error().code);
}

int latest()
{
    return postgresMigrations().back().version;
}

// What this QCAT knows, and one step more.
Migrations andThen(const std::string &sql, const std::string &down = {})
{
    Migrations all = postgresMigrations();
    all.push_back({latest() + 1, "one_more", "checksum", sql, down});
    return all;
}

MigrateOptions to(int target, base::Duration timeout = 20s)
{
    MigrateOptions options;
    options.target = target;
    options.timeout = timeout;
    return options;
}

} // namespace

// Changing the schema of a PostgreSQL that others use.
class TestMigrations : public QObject
{
    Q_OBJECT

private:
    std::string ask(const std::string &statement)
    {
        const auto answer = m_server->sql(statement);
        return answer ? *answer : answer.error().message;
    }
    std::unique_ptr<pg_link::Session> session(const std::string &name = "test")
    {
        auto opened = pg_link::Session::open(m_server->config(), name, 5s);
        return opened ? std::move(*opened) : nullptr;
    }
    // A reader who keeps the table for as long as `meanwhile` takes.
    void whileOrdersAreRead(const std::function<void()> &meanwhile)
    {
        const auto reader = session();
        QVERIFY(reader);
        const auto read = reader->transact(30s, [&](pqxx::transaction_base &transaction) {
            transaction.exec("SELECT count(*) FROM orders");
            meanwhile();
            return base::Status();
        });
        QVERIFY2(read, messageOf(read));
    }

    std::unique_ptr<PostgresServer> m_server;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
    }
    void cleanupTestCase() { m_server.reset(); }
    void init()
    {
        QVERIFY(m_server->sql("DROP DATABASE qcat WITH (FORCE)", "postgres"));
        QVERIFY(m_server->sql("CREATE DATABASE qcat OWNER qcat_user", "postgres"));
        const auto made = PostgresMigrator(m_server->config()).migrate(to(latest()));
        QVERIFY2(made, messageOf(made));
    }

    void all_the_way_down_leaves_nothing_and_up_again_everything()
    {
        PostgresMigrator migrator(m_server->config());
        const auto tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migrations'";
        const auto before = ask(tables);
        const auto down = migrator.migrate(to(0));
        QVERIFY2(down, messageOf(down));
        QCOMPARE(down->size(), postgresMigrations().size());
        QCOMPARE(ask(tables), std::string("0"));
        const auto up = migrator.migrate(to(latest()));
        QVERIFY2(up, messageOf(up));
        QCOMPARE(ask(tables), before);
        QCOMPARE(int(migrator.applied(5s)->size()), latest());
    }

    void nobody_waits_behind_a_migration_that_waits()
    {
        const auto known = andThen("ALTER TABLE orders ADD COLUMN extra integer");
        base::Result<std::vector<MigrationStep>> outcome = base::Error{"none", ""};
        std::thread migration;
        qint64 slowest = 0;
        whileOrdersAreRead([&] {
            migration = std::thread([&] { outcome = PostgresMigrator(m_server->config(), known).migrate(to(latest() + 1)); });
            const auto other = session();
            QElapsedTimer all, one;
            all.start();
            while (all.elapsed() < 1'500) {
                one.start();
                QVERIFY(other->transact(5s, [](pqxx::transaction_base &transaction) {
                    transaction.exec("SELECT count(*) FROM orders");
                    return base::Status();
                }));
                slowest = std::max(slowest, one.elapsed());
            }
        });
        migration.join();
        QVERIFY2(outcome, messageOf(outcome));
        QVERIFY2(slowest < 4'000, qPrintable(QString::number(slowest)));
        QCOMPARE(ask("SELECT count(*) FROM information_schema.columns WHERE column_name = 'extra'"), std::string("1"));
    }

    void a_table_that_stays_in_use_ends_the_migration_with_nothing_done()
    {
        const auto known = andThen("CREATE TABLE extra (n integer); ALTER TABLE orders ADD COLUMN extra integer");
        whileOrdersAreRead([&] {
            const auto refused = PostgresMigrator(m_server->config(), known).migrate(to(latest() + 1, 8s));
            QCOMPARE(codeOf(refused), QStringLiteral("store.migration_blocked"));
        });
        QCOMPARE(ask("SELECT to_regclass('extra') IS NULL"), std::string("t"));
        QCOMPARE(ask("SELECT max(version) FROM schema_migrations"), std::to_string(latest()));
    }

    void an_index_is_built_while_others_write()
    {
        const auto known = andThen("-- why\nCREATE INDEX CONCURRENTLY extra_index ON orders (state)",
                                    "DROP INDEX CONCURRENTLY extra_index");
        PostgresMigrator migrator(m_server->config(), known);
        const auto built = migrator.migrate(to(latest() + 1));
        QVERIFY2(built, messageOf(built));
        QCOMPARE(ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'extra_index'::regclass"), std::string("t"));
        const auto dropped = migrator.migrate(to(latest()));
        QVERIFY2(dropped, messageOf(dropped));
        QCOMPARE(ask("SELECT to_regclass('extra_index') IS NULL"), std::string("t"));
    }

    void an_invalid_index_of_an_earlier_try_is_built_again_and_a_valid_one_kept_data()
    {
        QTest::addColumn<bool>("valid");
        QTest::newRow("invalid") << false;
        QTest::newRow("valid") << true;
    }
    void an_invalid_index_of_an_earlier_try_is_built_again_and_a_valid_one_kept()
    {
        QFETCH(bool, valid);
        const std::string sql = "CREATE INDEX CONCURRENTLY extra_index ON orders (state)";
        QVERIFY(m_server->sql("SET ROLE qcat_user; CREATE INDEX extra_index ON orders (state)"));
        if (!valid)
            QVERIFY(m_server->sql("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'extra_index'::regclass"));
        const auto oid = ask("SELECT 'extra_index'::regclass::oid");
        const auto built = PostgresMigrator(m_server->config(), andThen(sql)).migrate(to(latest() + 1));
        QVERIFY2(built, messageOf(built));
        QCOMPARE(ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'extra_index'::regclass"), std::string("t"));
        QCOMPARE(ask("SELECT 'extra_index'::regclass::oid") == oid, valid);
    }

    void a_second_migration_is_refused_or_waits_as_it_was_told()
    {
        const auto known = andThen("CREATE TABLE extra (n integer)");
        const auto other = session();
        base::Result<std::vector<MigrationStep>> outcome = base::Error{"none", ""};
        std::thread engine;
        QVERIFY(other->transact(10s, [&](pqxx::transaction_base &transaction) {
            transaction.exec("SELECT pg_advisory_xact_lock(1902338420)"); // "qcat"
            PostgresMigrator migrator(m_server->config(), known);
            const auto refused = migrator.migrate(to(latest() + 1));
            if (codeOf(refused) != QStringLiteral("store.migration_running"))
                return base::Status(base::Error{"test", codeOf(refused).toStdString()});
            engine = std::thread([&] {
                auto options = to(latest() + 1);
                options.waitForOther = true;
                outcome = PostgresMigrator(m_server->config(), known).migrate(options);
            });
            return base::Status();
        }));
        engine.join();
        QVERIFY2(outcome, messageOf(outcome));
    }

    void a_person_is_refused_while_an_engine_writes()
    {
        const auto engine = session("qcat-store"); // as the engine's pool names its sessions
        QVERIFY(engine);
        auto options = to(0);
        options.refuseBesideEngine = true;
        const auto refused = PostgresMigrator(m_server->config()).migrate(options);
        QCOMPARE(codeOf(refused), QStringLiteral("store.engine_running"));
        QCOMPARE(ask("SELECT max(version) FROM schema_migrations"), std::to_string(latest()));
    }

    void a_step_without_a_way_back_is_refused_before_anything_is_undone()
    {
        PostgresMigrator migrator(m_server->config(), andThen("CREATE TABLE extra (n integer)"));
        QVERIFY(migrator.migrate(to(latest() + 1)));
        QCOMPARE(codeOf(migrator.migrate(to(0))), QStringLiteral("store.migration_one_way"));
        QCOMPARE(ask("SELECT max(version) FROM schema_migrations"), std::to_string(latest() + 1));
    }

    void a_role_that_may_not_create_works_on_a_complete_schema_and_is_told_on_an_old_one()
    {
        QVERIFY(m_server->sql("CREATE ROLE plain LOGIN PASSWORD 'p'; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO plain"));
        auto config = m_server->config();
        config.user = std::string("plain");
        config.password = std::string("p");
        store_postgres::StorePostgres complete(sessionPool(config), {{"paper", "main", {}}});
        const auto opened = complete.open({1}, 10s);
        QVERIFY2(opened, messageOf(opened));
        store_postgres::StorePostgres old(sessionPool(config), {{"paper", "main", {}}}, andThen("CREATE TABLE extra (n integer)"));
        QCOMPARE(codeOf(old.open({1}, 10s)), QStringLiteral("store.permission"));
        QVERIFY(m_server->sql("DROP OWNED BY plain; DROP ROLE plain"));
    }

    void every_step_of_ours_has_a_way_back_and_means_the_same_for_sqlite()
    {
        QCOMPARE(postgresMigrations().size(), sqliteMigrations().size());
        for (std::size_t i = 0; i < postgresMigrations().size(); ++i) {
            const Migration &step = postgresMigrations()[i], &twin = sqliteMigrations()[i];
            QCOMPARE(step.version, int(i) + 1);
            QCOMPARE(step.name, twin.name);
            QVERIFY2(!step.down.empty() && !twin.down.empty(), step.name.c_str());
            QCOMPARE(runsAlone(step.sql), !indexBuiltBy(step.sql).empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
