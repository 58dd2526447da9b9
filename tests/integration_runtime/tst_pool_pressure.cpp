#include "pool_check.h"

#include <postgres_server.h>
#include <session_pool.h>

#include <QElapsedTimer>
#include <QTest>

#include <pqxx/result>
#include <pqxx/transaction_base>

#include <atomic>
#include <thread>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

constexpr int kPatienceMs = 20'000;

base::Status run(pg_link::SessionPool &pool, const std::string &statement)
{
    return pool.transact({.timeout = 60s, .purpose = "pressure"}, [&](pqxx::transaction_base &transaction) {
        transaction.exec(statement);
        return base::Status();
    });
}

} // namespace

// What the probe "pools" says while a real PostgreSQL is asked for more than the pool may open.
class TestPoolPressure : public QObject
{
    Q_OBJECT

private:
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

    void two_hundred_threads_at_a_pool_of_five_are_told_within_two_seconds_and_all_are_served()
    {
        auto config = m_server->config();
        config.maxOpenConns = config.maxIdleConns = 5;
        const auto pool = sessionPool(config);
        const auto check = runtime::poolCheck([&] { return std::vector{pool->status()}; });
        const auto now = [&] { return check({1s, {}}).finding; };
        QCOMPARE(now().code, std::string("pool.ok"));

        QElapsedTimer since;
        since.start();
        std::atomic<int> served = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 200; ++i)
            threads.emplace_back([&] { served += run(*pool, "SELECT pg_sleep(0.1)") ? 1 : 0; });
        const bool isTold = QTest::qWaitFor([&] { return now().code == "pool.exhausted"; }, kPatienceMs);
        const auto took = since.elapsed();
        for (auto &thread : threads)
            thread.join();
        QVERIFY(isTold);
        qInfo("told after %lld ms", static_cast<long long>(took));
        QCOMPARE(served.load(), 200);
        QCOMPARE(now().code, std::string("pool.ok"));
    }

    void a_session_that_is_not_given_back_is_told_with_its_place()
    {
        auto config = m_server->config();
        config.leakAfter = 1s;
        const auto pool = sessionPool(config);
        const auto check = runtime::poolCheck([&] { return std::vector{pool->status()}; });
        std::thread borrower([&] { (void)run(*pool, "SELECT pg_sleep(6)"); });
        domain::Finding finding;
        const bool isTold = QTest::qWaitFor([&] { return (finding = check({1s, {}}).finding).code == "pool.leaked"; }, kPatienceMs);
        borrower.join();
        QVERIFY(isTold);
        QVERIFY2(finding.text.find("tst_pool_pressure.cpp") != std::string::npos, finding.text.c_str());
        QCOMPARE(check({1s, {}}).finding.code, std::string("pool.ok"));
    }
};

QTEST_GUILESS_MAIN(TestPoolPressure)
#include "tst_pool_pressure.moc"
