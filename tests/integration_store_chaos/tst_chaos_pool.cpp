#include "store_chaos.h"

#include <qcat/base/log.h>
#include <qcat/pg_link/session_pool.h>

#include <pqxx/result>
#include <pqxx/transaction_base>

#include <atomic>
#include <future>
#include <thread>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

constexpr int kThreads = 200;
constexpr base::Duration kDeadline = 2s; // of each borrower
constexpr base::Duration kStuck = kDeadline + 20s; // no load of the machine explains this

// Many threads that want more of the store's own pool than there is, until they are told to end.
class Crowd
{
public:
    explicit Crowd(pg_link::SessionPool &pool)
    {
        for (int i = 0; i < kThreads; ++i)
            m_threads.emplace_back([this, &pool] {
                while (!m_over)
                    ask(pool);
            });
    }
    ~Crowd() { end(); }

    void end()
    {
        m_over = true;
        for (auto &thread : m_threads)
            thread.join();
        m_threads.clear();
    }
    std::int64_t served() const { return m_served; }
    std::int64_t refused() const { return m_refused; }
    base::Duration longest() const { return base::Duration(m_longest); }

private:
    void ask(pg_link::SessionPool &pool)
    {
        const auto begin = std::chrono::steady_clock::now();
        const auto asked = pool.transact({.timeout = kDeadline, .purpose = "crowd"}, [](pqxx::transaction_base &transaction) {
            transaction.exec("SELECT pg_sleep(0.2)");
            return base::Status();
        });
        ++(asked ? m_served : m_refused);
        const std::int64_t took = base::Duration(std::chrono::steady_clock::now() - begin).count();
        for (std::int64_t longest = m_longest; took > longest && !m_longest.compare_exchange_weak(longest, took);)
            ;
    }

    std::atomic_bool m_over = false;
    std::atomic<std::int64_t> m_served = 0, m_refused = 0, m_longest = 0;
    std::vector<std::thread> m_threads;
};

} // namespace

// The store's own pool with everything lent.
class TestChaosPool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const std::string why = PostgresServer::unavailable(); !why.empty())
            QSKIP(why.c_str());
        log::installSink([](auto...) {});
    }

    void two_hundred_threads_at_a_pool_of_five_are_told_with_who_holds_and_no_order_is_lost()
    {
        StoreChaos chaos;
        chaos.watched << QStringLiteral("pools");
        QCOMPARE(chaos.start([](domain::Config &config) { config.database.maxOpenConns = config.database.maxIdleConns = 5; }), QString());
        Crowd crowd(*chaos.host->host().storePool());
        const auto ms = chaos.msUntilDeskSays({"pool.exhausted"}, 20'000);
        QVERIFY2(ms >= 0, qPrintable(chaos.desk()));
        qInfo("after %lld ms: %s", static_cast<long long>(ms), qPrintable(chaos.desk()));
        QVERIFY2(chaos.desk().contains(QStringLiteral("tst_chaos_pool.cpp")), qPrintable(chaos.desk())); // who holds them
        QVERIFY(chaos.msUntilDeskSays({"store.pool_exhausted"}, 20'000) >= 0); // and that is why nothing is written
        QVERIFY(chaos.isTrading());
        crowd.end();
        qInfo("%lld served, %lld refused, the longest after %lld ms", static_cast<long long>(crowd.served()),
              static_cast<long long>(crowd.refused()), static_cast<long long>(crowd.longest() / 1ms));
        QVERIFY(crowd.served() > 0);
        QVERIFY(crowd.refused() > 0);
        QVERIFY(crowd.longest() < kStuck);
        QVERIFY2(chaos.isBack(), qPrintable(chaos.desk()));
        QTRY_VERIFY_WITH_TIMEOUT(!chaos.desk().contains(QStringLiteral("pool")), 30'000);
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
    }

    void a_connection_that_is_not_given_back_is_told_with_who_has_it_and_no_order_is_lost()
    {
        StoreChaos chaos;
        chaos.watched << QStringLiteral("pools");
        QCOMPARE(chaos.start([](domain::Config &config) { config.database.leakAfter = 1s; }), QString());
        pg_link::SessionPool *const pool = chaos.host->host().storePool();
        std::promise<void> back;
        std::thread borrower([&] {
            (void)pool->transact({.timeout = 120s, .purpose = "forgotten"}, [&](pqxx::transaction_base &) {
                back.get_future().wait();
                return base::Status();
            });
        });
        const auto ms = chaos.msUntilDeskSays({"pool.leaked"}, 20'000);
        const QString said = chaos.desk();
        const bool trades = chaos.isTrading();
        const bool flows = chaos.isFlowing(); // the others serve on
        back.set_value();
        borrower.join();
        QVERIFY2(ms >= 0, qPrintable(said));
        qInfo("after %lld ms, 1 s of them its limit: %s", static_cast<long long>(ms), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("tst_chaos_pool.cpp")), qPrintable(said));
        QVERIFY(trades);
        QVERIFY(flows);
        QTRY_VERIFY_WITH_TIMEOUT(!chaos.desk().contains(QStringLiteral("pool")), 30'000);
        QCOMPARE(chaos.faultsAtTheEnd(), QString());
    }
};

QTEST_GUILESS_MAIN(TestChaosPool)
#include "tst_chaos_pool.moc"
