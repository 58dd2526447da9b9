#include <qcat/store_postgres/postgres_migrator.h>
#include <qcat/store_postgres/store_postgres.h>

#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>

#include <fmt/format.h>

#include <QTest>

#include <fstream>
#include <sstream>

using namespace qcat;
using namespace std::chrono_literals;
using namespace store_records;

namespace
{

std::string rolesScript()
{
    std::ifstream file(QCAT_SOURCE_DIR "/resources/migrations/postgres/roles.sql");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

// resources/migrations/postgres/roles.sql: one role changes the schema, the other can only do what the engine does.
class TestStoreRoles : public QObject
{
    Q_OBJECT

private:
    domain::DatabaseConfig as(const std::string &user) const
    {
        auto config = m_server->config();
        config.user = user;
        return config;
    }
    // As the engine's role, through psql: "ok" or the server's words.
    QString asEngine(const std::string &statement)
    {
        const auto done = m_server->sql("SET ROLE qcat_user; " + statement);
        return done ? QStringLiteral("ok") : QString::fromStdString(done.error().message);
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
        QVERIFY(m_server->sql("ALTER DATABASE qcat OWNER TO postgres"));
        for (int times = 0; times < 2; ++times) { // it may be run again
            const auto made = m_server->sql(rolesScript());
            QVERIFY2(made, messageOf(made));
        }
        QVERIFY(m_server->sql("ALTER ROLE qcat_migrate PASSWORD '" + m_server->config().password + "'"));
        store_schema::MigrateOptions options;
        options.target = store_schema::postgresMigrations().back().version;
        options.timeout = 20s;
        const auto migrated = store_postgres::PostgresMigrator(as("qcat_migrate")).migrate(options);
        QVERIFY2(migrated, messageOf(migrated));
    }

    void the_engine_s_role_opens_writes_and_reads()
    {
        store_postgres::StorePostgres store(sessionPool(as("qcat_user")), {{"paper", "main", {}}});
        const auto opened = store.open({1}, 10s);
        QVERIFY2(opened, messageOf(opened));
        auto batch = oneOfEachKind();
        for (unsigned i = 13; i < 200; ++i) // enough for COPY
            batch.push_back(fill(fmt::format("t{}", i), i));
        const auto written = store.write(batch, 10s);
        QVERIFY2(written, messageOf(written));
        QVERIFY(store.write(batch, 10s)); // once more: the upserts
        QCOMPARE(store.counts(10s)->fills, 188);
    }

    void the_engine_s_role_can_do_nothing_else_data()
    {
        QTest::addColumn<QByteArray>("statement");
        for (const char *statement : {"DELETE FROM fills", "DELETE FROM candles", "DELETE FROM audit", "TRUNCATE orders", "DROP TABLE orders", "ALTER TABLE orders ADD COLUMN x integer",
                                      "CREATE TABLE mine (n integer)", "CREATE ROLE other"})
            QTest::newRow(statement) << QByteArray(statement);
    }
    void the_engine_s_role_can_do_nothing_else()
    {
        QFETCH(QByteArray, statement);
        const QString answer = asEngine(statement.toStdString());
        QVERIFY2(answer.contains(QLatin1String("must be owner")) || answer.contains(QLatin1String("permission denied")), qPrintable(answer));
    }

    void a_table_and_a_sequence_of_a_later_migration_need_no_further_grant()
    {
        QVERIFY(m_server->sql("SET ROLE qcat_migrate; CREATE TABLE later (id bigserial, n integer)"));
        QCOMPARE(asEngine("INSERT INTO later (n) VALUES (1); UPDATE later SET n = 2; SELECT * FROM later"), QStringLiteral("ok"));
    }
};

QTEST_GUILESS_MAIN(TestStoreRoles)
#include "tst_store_roles.moc"
