#include <qcat/store_postgres/postgres_record_pruner.h>
#include <qcat/store_postgres/store_postgres.h>

#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>
#include <trading_store_contract.h>

#include <fmt/format.h>

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;

namespace
{

QString codeOf(const Status &status)
{
    return status ? QStringLiteral("ok") : QString::fromStdString(status.error().code);
}

} // namespace

class TestStorePostgres : public TradingStoreContract
{
    Q_OBJECT

protected:
    void makeEmptyDatabase() override
    {
        QVERIFY(m_server->sql("DROP DATABASE qcat WITH (FORCE)", "postgres"));
        QVERIFY(m_server->sql("CREATE DATABASE qcat OWNER qcat_user", "postgres"));
    }
    std::unique_ptr<Store> makeStore(const Accounts &accounts, const Migrations &migrations) override
    {
        return std::make_unique<store_postgres::StorePostgres>(sessionPool(m_server->config()), accounts, migrations);
    }
    std::unique_ptr<store_schema::RecordPruner> makePruner() override
    {
        return std::make_unique<store_postgres::PostgresRecordPruner>(m_server->config());
    }
    const Migrations &migrations() const override { return store_schema::postgresMigrations(); }
    QString ask(const QString &statement) override
    {
        const auto answer = m_server->sql(statement.toStdString());
        return answer ? QString::fromStdString(*answer).replace(QLatin1Char('\n'), QLatin1Char(' '))
                      : QString::fromStdString(answer.error().message);
    }
    QString rawAmount(const QString &column) const override
    {
        return QStringLiteral("(%1 * 100000000)::bigint").arg(column);
    }
    QString micros(const QString &column) const override
    {
        return QStringLiteral("(extract(epoch FROM %1) * 1000000)::bigint").arg(column);
    }
    QStringList columnsOf(const QString &table) override
    {
        return ask(QStringLiteral("SELECT column_name FROM information_schema.columns WHERE table_name = '%1' ORDER BY "
                                  "ordinal_position")
                       .arg(table))
            .split(QLatin1Char(' '), Qt::SkipEmptyParts);
    }

private:
    using TradingStoreContract::makeStore;

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

    void a_wrong_password_is_told_without_the_password()
    {
        auto config = m_server->config();
        config.password = "not-the-secret";
        store_postgres::StorePostgres store(sessionPool(config), {{"paper", "main", {}}});
        const auto opened = store.open({1}, 5s);
        QCOMPARE(codeOf(opened), QStringLiteral("store.auth"));
        QVERIFY2(opened.error().message.find("password authentication failed") != std::string::npos, messageOf(opened));
        QVERIFY(opened.error().message.find("not-the-secret") == std::string::npos);
        QVERIFY(store.description().find("not-the-secret") == std::string::npos);
    }

    void a_role_without_rights_is_told_so()
    {
        QVERIFY(makeStore()->open({1}, 10s));
        QVERIFY(m_server->sql("ALTER TABLE orders OWNER TO postgres"));
        const auto store = makeStore();
        QVERIFY(store->open({1}, 10s));
        QCOMPARE(codeOf(store->write({order("c1", 1)}, 10s)), QStringLiteral("store.permission"));
    }

    void text_that_the_server_cannot_keep_is_a_refusal_and_no_outage()
    {
        const auto store = makeStore();
        QVERIFY(store->open({1}, 10s));
        QCOMPARE(codeOf(store->write({order("broken \xff\xfe", 1)}, 10s)), QStringLiteral("store.rejected"));
        QCOMPARE(codeOf(store->write({order(std::string("nul \0 inside", 12), 1)}, 10s)),
                 QStringLiteral("store.rejected"));
        QVERIFY(store->write({order("good", 1)}, 10s));
    }

    void a_statement_that_the_server_ends_is_no_server_that_is_away()
    {
        const auto store = makeStore();
        QVERIFY(store->open({1}, 10s));
        QVERIFY(m_server->sql("CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(30); RETURN NULL; END'; "
                              "CREATE TRIGGER slowly BEFORE INSERT ON orders FOR EACH STATEMENT EXECUTE FUNCTION slowly()"));
        const auto slow = store->write({order("c1", 1)}, 600ms);
        QCOMPARE(codeOf(slow), QStringLiteral("store.statement_timeout"));
        QVERIFY2(slow.error().arg("limit").ends_with(" ms"), messageOf(slow)); // of what the borrowing left of the 600
        QVERIFY(m_server->sql("DROP TRIGGER slowly ON orders"));
        QVERIFY(store->open({1}, 10s));
        QVERIFY(store->write({order("c1", 1)}, 10s));
    }

    void every_call_to_a_frozen_server_ends_by_its_timeout()
    {
        const auto store = makeStore();
        const auto opened = store->open({1}, 10s);
        QVERIFY2(opened, messageOf(opened));
        m_server->pause();
        QElapsedTimer clock;
        clock.start();
        const auto written = store->write({order("c1", 1)}, 300ms);
        const qint64 writeMs = clock.restart();
        const auto reopened = store->open({1}, 300ms);
        const qint64 openMs = clock.elapsed();
        m_server->resume();
        QCOMPARE(codeOf(written), QStringLiteral("store.unreachable"));
        QCOMPARE(codeOf(reopened), QStringLiteral("store.unreachable"));
        QVERIFY2(writeMs < 15'000 && openMs < 15'000,
                 qPrintable(QStringLiteral("write %1 ms, open %2 ms").arg(writeMs).arg(openMs)));
        QVERIFY(store->open({1}, 10s));
        QVERIFY(store->write({order("c1", 1)}, 10s));
    }

    void two_engines_that_start_at_once_migrate_once()
    {
        std::vector<std::thread> engines;
        std::vector<Status> outcomes(4);
        for (auto &outcome : outcomes)
            engines.emplace_back([&] { outcome = makeStore()->open({1}, 10s); });
        for (auto &engine : engines)
            engine.join();
        for (const auto &outcome : outcomes)
            QVERIFY2(outcome, messageOf(outcome));
        QCOMPARE(ask(QStringLiteral("SELECT count(*) FROM schema_migrations")),
                 QString::number(store_schema::postgresMigrations().size()));
    }

    void a_batch_of_a_thousand_is_one_transaction()
    {
        const auto store = makeStore();
        QVERIFY(store->open({1}, 10s));
        std::vector<trading::StoreRecord> batch;
        for (unsigned i = 1; i <= 1'000; ++i)
            batch.push_back(i % 2 ? order(fmt::format("c{}", i), i) : fill(fmt::format("t{}", i), i));
        QElapsedTimer clock;
        clock.start();
        const auto written = store->write(batch, 30s);
        QVERIFY2(written, messageOf(written));
        qInfo("1,000 records in %lld ms", clock.elapsed());
        QCOMPARE(store->counts(10s)->orders, 500);
        // one for the transaction, one for the savepoint before its COPY
        QCOMPARE(
            ask(QStringLiteral(
                "SELECT count(DISTINCT xmin::text) FROM (SELECT xmin FROM orders UNION ALL SELECT xmin FROM fills) x")),
            QStringLiteral("2"));
    }
};

QTEST_GUILESS_MAIN(TestStorePostgres)
#include "tst_store_postgres.moc"
