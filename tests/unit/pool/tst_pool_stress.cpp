#include "real_clock.h"

#include <qcat/pool/pool.h>
#include <qcat/pool/pool_threads.h>

#include <QTest>

#include <algorithm>
#include <random>
#include <thread>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

// Breaks the test when two threads have it at once.
class ExclusiveConnection : public pool::Connection
{
public:
    explicit ExclusiveConnection(std::atomic<int> &open, std::atomic<int> &most) : m_open(open)
    {
        const int now = ++m_open;
        for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
        }
    }
    ~ExclusiveConnection() override { --m_open; }
    bool isAlive() override { return true; }
    bool isClean() override { return true; }

    bool use()
    {
        const bool alone = !m_used.exchange(true);
        ++plain; // a race here is what the thread sanitizer looks for
        m_used = false;
        return alone;
    }

    int plain = 0;

private:
    std::atomic<int> &m_open;
    std::atomic<bool> m_used = false;
};

struct RealPool {
    RealPool(
        domain::PoolSettings settings, std::function<bool()> serverTakes = [] { return true; })
        : pool(
              std::in_place, pool::Identity{"stress", "x"}, settings,
              [this, serverTakes](base::Duration) -> base::Result<std::unique_ptr<ExclusiveConnection>> {
                  if (!serverTakes())
                      return base::Error{"x.refused", "refused"};
                  return std::make_unique<ExclusiveConnection>(open, most);
              },
              threads.environment(clock))
    {
    }
    RealClock clock;
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    pool::PoolThreads threads{"stress"};
    std::optional<pool::Pool<ExclusiveConnection>> pool;
};

domain::PoolSettings ofSize(int size)
{
    domain::PoolSettings result;
    result.maxOpenConns = result.maxIdleConns = size;
    return result;
}

} // namespace

class TestPoolStress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void two_hundred_threads_share_five_connections_fairly()
    {
        RealPool real(ofSize(5));
        constexpr int kThreads = 200;
        constexpr int kRounds = 50;
        std::atomic<int> failures = 0;
        std::atomic<int> overlaps = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < kRounds; ++round) {
                    auto lease = real.pool->acquire({.timeout = 60s});
                    failures += lease ? 0 : 1;
                    if (lease)
                        overlaps += (*lease)->use() ? 0 : 1;
                }
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(overlaps.load(), 0);
        QVERIFY(real.most <= 5);
        const auto status = real.pool->status();
        QCOMPARE(status.acquired, std::uint64_t(kThreads * kRounds));
        QCOMPARE(status.acquireTimes.count(), status.acquired);
        QCOMPARE(status.inUse, 0);
        QCOMPARE(status.waiting, 0);
    }

    void nobody_waits_past_the_deadline_when_nothing_comes_back()
    {
        RealPool real(ofSize(5));
        std::vector<pool::Lease<ExclusiveConnection>> held;
        for (int i = 0; i < 5; ++i)
            held.push_back(std::move(real.pool->acquire({.timeout = 10s})).value());
        std::atomic<std::int64_t> worst = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 200; ++i)
            threads.emplace_back([&] {
                const auto begin = std::chrono::steady_clock::now();
                QVERIFY(!real.pool->acquire({.timeout = 100ms}));
                const std::int64_t took = (std::chrono::steady_clock::now() - begin).count();
                for (std::int64_t seen = worst; took > seen && !worst.compare_exchange_weak(seen, took);) {
                }
            });
        for (auto &thread : threads)
            thread.join();
        QVERIFY2(worst < base::Duration(10s).count(), qPrintable(QString::number(double(worst) / 1e6)));
        QCOMPARE(real.pool->status().timedOut, std::uint64_t(200));
    }

    void everything_at_once_loses_nothing()
    {
        std::atomic<bool> serverUp = true;
        RealPool real(ofSize(4), [&] { return serverUp.load(); });
        std::atomic<bool> stop = false;
        std::atomic<int> overlaps = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 12; ++i)
            threads.emplace_back([&, i] {
                std::minstd_rand random{unsigned(i + 1)};
                while (!stop) {
                    auto lease = real.pool->acquire({.timeout = base::Duration(random() % 2'000'000)});
                    if (!lease)
                        continue;
                    overlaps += (*lease)->use() ? 0 : 1;
                    if (random() % 50 == 0)
                        lease->discard();
                }
            });
        for (int round = 0; round < 60; ++round) {
            serverUp = round % 10 != 9;
            real.pool->apply(ofSize(1 + round % 6));
            if (round % 7 == 0)
                real.pool->evictAll();
            (void)real.pool->status();
            const auto acquired = real.pool->status().acquired;
            for (int looks = 0; serverUp && looks < 10'000 && real.pool->status().acquired < acquired + 100; ++looks)
                std::this_thread::yield();
        }
        stop = true;
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(overlaps.load(), 0);
        QVERIFY(real.most <= 6);
        QCOMPARE(real.pool->status().inUse, 0);
        real.pool->close();
        QTRY_COMPARE(real.open.load(), 0);
    }

    void close_while_everybody_waits_ends()
    {
        RealPool real(ofSize(1));
        auto held = std::make_unique<pool::Lease<ExclusiveConnection>>(*real.pool->acquire({.timeout = 10s}));
        std::vector<std::thread> threads;
        for (int i = 0; i < 50; ++i)
            threads.emplace_back([&] { QVERIFY(!real.pool->acquire({.timeout = 1h})); });
        while (real.pool->status().waiting != 50)
            std::this_thread::yield();
        real.pool->close();
        for (auto &thread : threads)
            thread.join();
        held.reset();
        QCOMPARE(real.open.load(), 0);
    }
};

QTEST_APPLESS_MAIN(TestPoolStress)
#include "tst_pool_stress.moc"
