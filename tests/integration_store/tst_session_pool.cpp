#include <qcat/pg_link/pg_error.h>

#include <postgres_server.h>
#include <session_pool.h>

#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>
#include <QTemporaryDir>
#include <QTest>

#include <pqxx/result>
#include <pqxx/transaction_base>

#include <mutex>
#include <thread>

using namespace qcat;
using namespace qcat::base;
using pg_link::SessionPool;
using Cause = domain::PoolCloseCause;

namespace
{

// What a caller is promised on top of its deadline, on a busy machine.
constexpr qint64 kGraceMs = 15'000;

Status select(SessionPool &pool, Duration timeout, const std::string &statement,
              pool::DuringOutage duringOutage = pool::DuringOutage::Wait)
{
    return pool.transact({.timeout = timeout, .purpose = "test", .duringOutage = duringOutage},
                         [&](pqxx::transaction_base &transaction) {
                             transaction.exec(statement);
                             return Status();
                         });
}

QString codeOf(const Status &status)
{
    return status ? QStringLiteral("ok") : QString::fromStdString(status.error().code);
}

QString stateOf(const Status &status)
{
    return status ? QString()
                  : QString::fromUtf8(status.error().arg("sqlstate").data(),
                                      qsizetype(status.error().arg("sqlstate").size()));
}

} // namespace

// The pool and a real PostgreSQL that is killed, frozen, full, moved and given another password.
class TestSessionPool : public QObject
{
    Q_OBJECT

private:
    // Opens so many sessions and lets them rest.
    void fill(SessionPool &pool, int count)
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < count; ++i)
            threads.emplace_back([&] { (void)select(pool, 10s, "SELECT pg_sleep(0.3)"); });
        for (auto &thread : threads)
            thread.join();
    }
    void endSessions()
    {
        QVERIFY(m_server->sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                              "'qcat-test'"));
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

    void transactions_share_sessions()
    {
        const auto pool = sessionPool(m_server->config());
        for (int i = 0; i < 20; ++i) {
            const auto done = select(*pool, 5s, "SELECT 1");
            QVERIFY2(done, messageOf(done));
        }
        QCOMPARE(pool->status().dials.attempts, std::uint64_t(1));
        QCOMPARE(pool->status().acquired, std::uint64_t(20));
    }

    void two_hundred_threads_share_five_sessions()
    {
        auto config = m_server->config();
        config.maxOpenConns = config.maxIdleConns = 5;
        const auto pool = sessionPool(config);
        std::atomic<int> done = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 200; ++i)
            threads.emplace_back([&] { done += select(*pool, 60s, "SELECT 1") ? 1 : 0; });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(done.load(), 200);
        QVERIFY(pool->status().maxOpenEver <= 5);
    }

    void a_session_killed_mid_query_says_so_and_is_replaced()
    {
        const auto pool = sessionPool(m_server->config());
        QVERIFY(select(*pool, 5s, "SELECT 1"));
        Status done;
        std::thread borrower([&] { done = select(*pool, 30s, "SELECT pg_sleep(20)"); });
        QTRY_COMPARE_WITH_TIMEOUT(*m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)' AND "
                                    "application_name = 'qcat-test'"),
                     std::string("1"), 20'000);
        endSessions();
        borrower.join();
        QCOMPARE(codeOf(done), QStringLiteral("pg.unreachable"));
        QCOMPARE(pool->status().closedBy(Cause::Broken), std::uint64_t(1));
        QVERIFY(select(*pool, 5s, "SELECT 1"));
    }

    void sessions_ended_by_an_administrator_while_they_rest_are_not_lent()
    {
        auto config = m_server->config();
        config.maxOpenConns = config.maxIdleConns = 4;
        const auto pool = sessionPool(config);
        fill(*pool, 4);
        const int idle = pool->status().idle;
        QVERIFY(idle >= 2);
        endSessions();
        QTRY_COMPARE_WITH_TIMEOUT(*m_server->sql("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'qcat-test'"),
                     std::string("0"), 20'000);
        // within the first second a rested session is trusted: at most one borrower finds out, and the rest is looked
        // at
        int failures = 0;
        for (int i = 0; i < 6; ++i)
            failures += select(*pool, 5s, "SELECT 1") ? 0 : 1;
        QVERIFY2(failures <= 1, qPrintable(QString::number(failures)));
        const auto status = pool->status();
        QVERIFY(status.closedBy(Cause::Broken) + status.closedBy(Cause::Invalid) >= std::uint64_t(1));
    }

    void a_restart_is_survived()
    {
        const auto pool = sessionPool(m_server->config());
        QVERIFY(select(*pool, 5s, "SELECT 1"));
        QVERIFY(m_server->stopFast());
        QCOMPARE(codeOf(select(*pool, 200ms, "SELECT 1")) == QStringLiteral("ok"), false);
        const auto refused = select(*pool, 5s, "SELECT 1", pool::DuringOutage::Fail);
        QCOMPARE(codeOf(refused), QStringLiteral("pg.refused"));
        Status waited;
        std::thread borrower([&] { waited = select(*pool, 30s, "SELECT 1"); });
        QTRY_COMPARE_WITH_TIMEOUT(pool->status().waiting, 1, 20'000);
        QVERIFY(m_server->start());
        QElapsedTimer clock;
        clock.start();
        borrower.join();
        QVERIFY2(waited, messageOf(waited));
        QVERIFY2(clock.elapsed() < 5'000 + kGraceMs, qPrintable(QString::number(clock.elapsed())));
    }

    void a_frozen_server_costs_no_more_than_the_deadline()
    {
        const auto pool = sessionPool(m_server->config());
        QVERIFY(select(*pool, 5s, "SELECT 1"));
        m_server->pause();
        QElapsedTimer clock;
        clock.start();
        const auto onSession = select(*pool, 300ms, "SELECT 1");
        const auto onDial = select(*pool, 300ms, "SELECT 1");
        const auto took = clock.elapsed();
        m_server->resume();
        QCOMPARE(codeOf(onSession), QStringLiteral("pg.timeout"));
        QCOMPARE(codeOf(onDial), QStringLiteral("pg.timeout"));
        QVERIFY2(took < 600 + kGraceMs, qPrintable(QString::number(took)));
        QTRY_VERIFY_WITH_TIMEOUT(select(*pool, 5s, "SELECT 1").hasValue(), 15'000);
    }

    void too_many_connections_is_told_and_what_is_open_serves_on()
    {
        auto config = m_server->config();
        config.maxOpenConns = config.maxIdleConns = 4;
        QVERIFY(m_server->sql("ALTER ROLE qcat_user CONNECTION LIMIT 1"));
        const auto pool = sessionPool(config);
        QVERIFY(select(*pool, 5s, "SELECT 1"));
        Status held;
        std::thread borrower([&] { held = select(*pool, 20s, "SELECT pg_sleep(1)"); });
        QTRY_COMPARE_WITH_TIMEOUT(pool->status().inUse, 1, 20'000);
        const auto refused = select(*pool, 10s, "SELECT 1", pool::DuringOutage::Fail);
        QCOMPARE(codeOf(refused), QStringLiteral("pg.unreachable"));
        QCOMPARE(stateOf(refused), QStringLiteral("53300"));
        borrower.join();
        QVERIFY2(held, messageOf(held));
        QVERIFY(select(*pool, 5s, "SELECT 1"));
        QVERIFY(m_server->sql("ALTER ROLE qcat_user CONNECTION LIMIT -1"));
    }

    void a_rotated_password_needs_no_restart()
    {
        std::mutex mutex;
        auto config = m_server->config();
        const std::string old = config.password;
        const auto pool = sessionPool(SessionPool::ConfigSource([&] {
            std::lock_guard lock(mutex);
            return config;
        }));
        QVERIFY(select(*pool, 5s, "SELECT 1"));
        QVERIFY(m_server->sql("ALTER ROLE qcat_user PASSWORD 'rotated'"));
        QVERIFY(select(*pool, 5s, "SELECT 1")); // what is open lives on
        pool->evictAll();
        const auto refused = select(*pool, 5s, "SELECT 1", pool::DuringOutage::Fail);
        QCOMPARE(codeOf(refused), QStringLiteral("pg.auth"));
        QCOMPARE(stateOf(refused), QStringLiteral("28P01"));
        {
            std::lock_guard lock(mutex);
            config.password = "rotated";
        }
        const auto again = select(*pool, 10s, "SELECT 1");
        QVERIFY2(again, messageOf(again));
        QVERIFY(m_server->sql("ALTER ROLE qcat_user PASSWORD '" + old + "'"));
    }

    void a_new_password_in_the_file_counts_from_the_next_login_on()
    {
        QTemporaryDir folder;
        auto config = m_server->config();
        const std::string old = std::exchange(config.password, {});
        config.passwordFile = folder.filePath(QStringLiteral("password")).toStdString();
        const auto write = [&](const std::string &password) {
            QSaveFile file(QString::fromStdString(config.passwordFile));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
            file.write(QByteArray::fromStdString(password + '\n'));
            QVERIFY(file.commit());
        };
        write(old);
        const auto pool = sessionPool(config);
        const auto first = select(*pool, 5s, "SELECT 1");
        QVERIFY2(first, messageOf(first));

        QVERIFY(m_server->sql("ALTER ROLE qcat_user PASSWORD 'rotated'"));
        pool->evictAll();
        QCOMPARE(stateOf(select(*pool, 5s, "SELECT 1", pool::DuringOutage::Fail)), QStringLiteral("28P01"));
        write("rotated");
        const auto again = select(*pool, 10s, "SELECT 1");
        QVERIFY2(again, messageOf(again));

        QVERIFY(QFile::remove(QString::fromStdString(config.passwordFile)));
        pool->evictAll();
        const auto refused = select(*pool, 5s, "SELECT 1", pool::DuringOutage::Fail);
        QCOMPARE(codeOf(refused), QStringLiteral("pg.password_file"));
        QVERIFY(m_server->sql("ALTER ROLE qcat_user PASSWORD '" + old + "'"));
    }

    void a_server_that_became_read_only_loses_all_sessions()
    {
        auto config = m_server->config();
        config.maxOpenConns = config.maxIdleConns = 4;
        const auto pool = sessionPool(config);
        QVERIFY(select(*pool, 5s, "CREATE TABLE IF NOT EXISTS written (n int)"));
        fill(*pool, 4);
        const auto open = std::uint64_t(pool->status().open);
        const auto refused = select(*pool, 5s, "SET TRANSACTION READ ONLY; INSERT INTO written VALUES (1)");
        QCOMPARE(stateOf(refused), QStringLiteral("25006"));
        QTRY_COMPARE_WITH_TIMEOUT(pool->status().closedBy(Cause::Evicted), open, 20'000);
    }

    void a_refusal_names_who_holds_the_sessions()
    {
        auto config = m_server->config();
        config.maxOpenConns = config.maxIdleConns = 1;
        const auto pool = sessionPool(config);
        std::thread borrower([&] { (void)select(*pool, 20s, "SELECT pg_sleep(1)"); });
        QTRY_COMPARE_WITH_TIMEOUT(pool->status().inUse, 1, 20'000);
        const auto refused = select(*pool, 100ms, "SELECT 1");
        const auto holders = pool->status().holders.rows;
        borrower.join();
        QCOMPARE(codeOf(refused), QStringLiteral("pg.busy"));
        QCOMPARE(holders.size(), std::size_t(1));
        QVERIFY2(holders[0].callSite.starts_with("tst_session_pool.cpp:"), holders[0].callSite.c_str());
        QCOMPARE(holders[0].purpose, std::string("test"));
    }
};

QTEST_GUILESS_MAIN(TestSessionPool)
#include "tst_session_pool.moc"
