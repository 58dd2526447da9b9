#include <qcat/store_postgres/store_postgres.h>

#include <postgres_server.h>
#include <session_pool.h>
#include <store_records.h>

#include <QTest>

using namespace qcat;
using namespace qcat::base;
using namespace store_records;

namespace
{

constexpr auto kSoon = 10s;

trading::AccountOwner owner(const char *id, Duration lapsesAfter = 5min, const char *host = "here")
{
    return {id, host, 4711, lapsesAfter};
}

QString codeOf(const Status &status)
{
    return status ? QStringLiteral("ok") : QString::fromStdString(status.error().code);
}

} // namespace

// Who commands an account, with a real PostgreSQL between the engines.
class TestAccountLease : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<store_postgres::StorePostgres> store(std::optional<trading::AccountOwner> who,
                                                         std::vector<domain::Account> accounts = {{"paper", "main", {}}})
    {
        return std::make_unique<store_postgres::StorePostgres>(sessionPool(m_server->config()), std::move(accounts), store_schema::postgresMigrations(),
                                                               std::move(who));
    }
    QString row(const char *columns)
    {
        const auto answer = m_server->sql(std::string("SELECT ") + columns + " FROM engine_ownership ORDER BY account");
        return QString::fromStdString(answer ? *answer : answer.error().message);
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
    }

    void the_first_engine_stands_in_the_row()
    {
        const auto first = store(owner("A"));
        const auto opened = first->open({7}, kSoon);
        QVERIFY2(opened, messageOf(opened));
        QCOMPARE(row("epoch, owner, host, pid, lapses_after"), QStringLiteral("7|A|here|4711|00:05:00"));
    }

    void a_second_engine_is_told_who_commands_as_soon_as_the_first_is_heard()
    {
        const auto first = store(owner("A"));
        QVERIFY(first->open({7}, kSoon));
        const auto second = store(owner("B"));
        const auto look = second->open({9}, kSoon);
        QCOMPARE(codeOf(look), QStringLiteral("store.claim_pending"));
        QVERIFY2(std::stoi(std::string(look.error().arg("seconds"))) > 290, messageOf(look));
        QCOMPARE(codeOf(second->open({9}, kSoon)), QStringLiteral("store.claim_pending"));

        QVERIFY(first->renew(kSoon));
        const auto told = second->open({9}, kSoon);
        QCOMPARE(codeOf(told), QStringLiteral("store.commanded_elsewhere"));
        QCOMPARE(QString::fromStdString(std::string(told.error().arg("host"))), QStringLiteral("here"));
        QCOMPARE(QString::fromStdString(std::string(told.error().arg("pid"))), QStringLiteral("4711"));
        QVERIFY(!told.error().arg("since").empty());
        QCOMPARE(row("epoch, owner"), QStringLiteral("7|A"));
        QVERIFY(first->write({order("c1", 1, 7)}, kSoon));
    }

    void a_batch_renews_as_well()
    {
        const auto first = store(owner("A"));
        QVERIFY(first->open({7}, kSoon));
        const QString before = row("renewed_at");
        QTRY_VERIFY_WITH_TIMEOUT(first->write({order("c1", 1, 7)}, kSoon) && row("renewed_at") != before, 10'000);
    }

    void an_account_that_was_given_back_is_free_at_once()
    {
        const auto first = store(owner("A"));
        QVERIFY(first->open({7}, kSoon));
        QVERIFY(first->release(kSoon));
        QCOMPARE(codeOf(store(owner("B"))->open({9}, kSoon)), QStringLiteral("ok"));
        QCOMPARE(row("epoch, owner"), QStringLiteral("9|B"));
    }

    void the_same_data_folder_claims_at_once_after_a_crash()
    {
        QVERIFY(store(owner("A"))->open({7}, kSoon));
        QCOMPARE(codeOf(store(owner("A"))->open({8}, kSoon)), QStringLiteral("ok"));
        QCOMPARE(row("epoch, owner"), QStringLiteral("8|A"));
    }

    void a_copy_of_the_data_folder_on_another_machine_is_another_owner()
    {
        QVERIFY(store(owner("A"))->open({7}, kSoon));
        QCOMPARE(codeOf(store(owner("A", 5min, "there"))->open({8}, kSoon)), QStringLiteral("store.claim_pending"));
    }

    void an_owner_that_lapsed_is_watched_and_then_replaced_and_fenced()
    {
        const auto first = store(owner("A", 1s));
        QVERIFY(first->open({7}, kSoon));
        const auto second = store(owner("B"));
        QCOMPARE(codeOf(second->open({9}, kSoon)), QStringLiteral("store.claim_pending"));
        QTRY_VERIFY_WITH_TIMEOUT(second->open({9}, kSoon), 30'000);
        QCOMPARE(row("epoch, owner"), QStringLiteral("9|B"));
        QCOMPARE(codeOf(first->renew(kSoon)), QStringLiteral("store.stale_epoch"));
        QCOMPARE(codeOf(first->write({order("c1", 1, 7)}, kSoon)), QStringLiteral("store.stale_epoch"));
        QCOMPARE(codeOf(first->open({7}, kSoon)), QStringLiteral("store.stale_epoch"));
    }

    void a_long_outage_of_the_database_is_not_the_owners_end()
    {
        const auto first = store(owner("A", 1s));
        QVERIFY(first->open({7}, kSoon));
        QVERIFY(m_server->sql("UPDATE engine_ownership SET renewed_at = now() - interval '1 hour'"));
        const auto second = store(owner("B")); // comes first when the database is back
        QCOMPARE(codeOf(second->open({9}, kSoon)), QStringLiteral("store.claim_pending"));
        QVERIFY(first->open({7}, kSoon));
        QCOMPARE(codeOf(second->open({9}, kSoon)), QStringLiteral("store.commanded_elsewhere"));
    }

    void an_epoch_is_never_given_to_two_owners()
    {
        const auto first = store(owner("A"));
        QVERIFY(first->open({7}, kSoon));
        QVERIFY(first->release(kSoon));
        QCOMPARE(codeOf(store(owner("B"))->open({7}, kSoon)), QStringLiteral("store.stale_epoch"));
    }

    void all_accounts_are_claimed_or_none()
    {
        const auto first = store(owner("A"), {{"paper", "b", {}}});
        QVERIFY(first->open({7}, kSoon));
        QCOMPARE(codeOf(store(owner("B"), {{"paper", "a", {}}, {"paper", "b", {}}})->open({9}, kSoon)),
                 QStringLiteral("store.claim_pending"));
        QCOMPARE(row("account, owner"), QStringLiteral("b|A"));
    }

    void a_claim_that_a_restore_took_away_is_claimed_anew()
    {
        const auto first = store(owner("A"));
        QVERIFY(first->open({7}, kSoon));
        QVERIFY(m_server->sql("DELETE FROM engine_ownership"));
        QCOMPARE(codeOf(first->renew(kSoon)), QStringLiteral("store.busy"));
        QVERIFY(first->open({7}, kSoon));
        QCOMPARE(row("epoch, owner"), QStringLiteral("7|A"));
    }
};

QTEST_GUILESS_MAIN(TestAccountLease)
#include "tst_account_lease.moc"
