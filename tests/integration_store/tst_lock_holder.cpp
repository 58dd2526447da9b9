#include <qcat/store_postgres/store_postgres.h>

#include <pg_client.h>
#include <pg_roles.h>
#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using namespace store_records;

namespace
{

QString said(const base::Status &status)
{
    return status ? QStringLiteral("ok") : QString::fromStdString(status.error().code + ": " + status.error().message);
}

} // namespace

// A write that waits for a lock ends in time and says whose lock it is.
class TestLockHolder : public QObject
{
    Q_OBJECT

private:
    base::Status write(unsigned number = 1) { return m_store->write({order("c1", number)}, 1200ms); }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<store_postgres::StorePostgres> m_store;

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        m_server = std::make_unique<PostgresServer>();
        m_server->addSetting("max_prepared_transactions = 2");
        const auto started = m_server->start();
        QVERIFY2(started, messageOf(started));
        QVERIFY(makeRoles(*m_server));
        m_store = std::make_unique<store_postgres::StorePostgres>(sessionPool(m_server->config()),
                                                                  std::vector<domain::Account>{{"paper", "main", {}}});
        QCOMPARE(said(m_store->open({1}, 10s)), QStringLiteral("ok"));
        QCOMPARE(said(write()), QStringLiteral("ok"));
    }
    void cleanupTestCase()
    {
        m_store.reset();
        m_server.reset();
    }
    void cleanup()
    {
        if (m_store)
            QCOMPARE(said(write(100)), QStringLiteral("ok")); // nothing of the wait stays behind
    }

    void a_locked_table_names_the_session_and_its_age()
    {
        PgClient holder(m_server->config(), "report");
        holder.ask("BEGIN");
        holder.ask("LOCK TABLE orders");
        const QString text = said(write(2));
        QVERIFY2(text.startsWith(QStringLiteral("store.locked: writes to orders wait for a lock that session %1 (report) holds, in a "
                                                "transaction that began ").arg(holder.pid())),
                 qPrintable(text));
    }

    void a_changed_row_of_somebody_who_does_not_commit_is_as_bad()
    {
        PgClient holder(m_server->config(), "psql");
        holder.ask("BEGIN");
        holder.ask("UPDATE orders SET quantity = quantity");
        const auto written = write(3);
        QVERIFY(!written);
        QCOMPARE(written.error().code, std::string("store.locked"));
        QCOMPARE(written.error().arg("pid"), std::string_view(std::to_string(holder.pid())));
    }

    void whoever_makes_a_change_of_schema_wait_is_the_one_and_not_the_change()
    {
        PgClient reader(m_server->config(), "reader"), change(m_server->config(), "change");
        reader.ask("BEGIN");
        reader.ask("SELECT count(*) FROM orders");
        change.send("ALTER TABLE orders ADD COLUMN extra int");
        const auto isQueued = [&] {
            const auto waiting = m_server->sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'");
            return waiting && waiting->starts_with("1");
        };
        QTRY_VERIFY_WITH_TIMEOUT(isQueued(), 20'000);
        const auto written = write(4);
        QVERIFY(!written);
        QCOMPARE(written.error().arg("pid"), std::string_view(std::to_string(reader.pid())));
        reader.ask("ROLLBACK");
        QCOMPARE(change.finish(), std::string());
    }

    void what_our_role_may_not_see_is_said_and_not_guessed()
    {
        PgClient holder(configOf(*m_server, PgRole::Superuser), "admin");
        holder.ask("BEGIN");
        holder.ask("LOCK TABLE fills, orders");
        const auto written = write(5);
        QVERIFY(!written);
        QCOMPARE(written.error().code, std::string("store.locked_since_hidden"));
        QCOMPARE(written.error().arg("application"), std::string_view("admin"));
    }

    void a_holder_that_cannot_be_named_leaves_how_long_was_waited()
    {
        PgClient ourselves(m_server->config(), "qcat-test"); // as the store's own sessions are called, which are never blamed
        ourselves.ask("BEGIN");
        ourselves.ask("LOCK TABLE orders");
        const auto written = write(7);
        QVERIFY(!written);
        QCOMPARE(written.error().code, std::string("store.lock_timeout"));
        QVERIFY(!written.error().arg("limit").empty());
    }

    void a_prepared_transaction_that_was_left_is_named()
    {
        QVERIFY(m_server->sql("BEGIN; LOCK TABLE orders; PREPARE TRANSACTION 'left'"));
        const auto written = write(6);
        const auto ended = m_server->sql("ROLLBACK PREPARED 'left'");
        QVERIFY2(ended, messageOf(ended));
        QVERIFY(!written);
        QCOMPARE(written.error().code, std::string("store.locked_prepared"));
        QCOMPARE(written.error().arg("transaction"), std::string_view("left"));
    }
};

QTEST_GUILESS_MAIN(TestLockHolder)
#include "tst_lock_holder.moc"
