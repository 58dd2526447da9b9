#include "fake_pool.h"

#include <qcat/pool/pool_codes.h>

#include <QTest>

#include <mutex>

using namespace qcat;
using namespace qcat::test;
using namespace std::chrono_literals;

namespace
{

domain::PoolSettings ofSize(int size, int maxWaiting = 1000)
{
    domain::PoolSettings result;
    result.maxOpenConns = result.maxIdleConns = size;
    result.maxWaiting = maxWaiting;
    return result;
}

QString code(const base::Result<FakeLease> &result)
{
    return result ? QStringLiteral("lent") : QString::fromStdString(result.error().code);
}

} // namespace

class TestPoolWaiting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void first_come_first_served()
    {
        FakePool fake(ofSize(1));
        auto held = std::make_unique<FakeLease>(fake.borrow());
        std::mutex mutex;
        std::vector<int> order;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&, i] {
                const auto lease = fake.pool.acquire({.timeout = 1min});
                std::lock_guard lock(mutex);
                order.push_back(i);
            });
            fake.untilWaiting(i + 1);
        }
        held.reset();
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(order, (std::vector{0, 1, 2, 3, 4, 5, 6, 7}));
    }

    void a_returned_connection_goes_to_the_waiter_and_not_to_who_comes_later()
    {
        FakePool fake(ofSize(1));
        auto held = std::make_unique<FakeLease>(fake.borrow());
        auto waiting = fake.borrowLater(1min);
        fake.untilWaiting(1);
        held.reset(); // handed over here, whenever the waiter wakes
        QCOMPARE(code(fake.take()), QStringLiteral("pool.timeout"));
        QCOMPARE(code(waiting.get()), QStringLiteral("lent"));
    }

    void the_deadline_ends_the_wait_by_the_pools_clock()
    {
        FakePool fake(ofSize(1));
        const auto held = fake.borrow();
        auto waiting = fake.borrowLater(10s);
        fake.untilWaiting(1);
        fake.advance(10s);
        QCOMPARE(code(waiting.get()), QStringLiteral("pool.timeout"));
        const auto status = fake.pool.status();
        QCOMPARE(status.timedOut, std::uint64_t(1));
        QCOMPARE(status.totalWait, base::Duration(10s));
    }

    void the_deadline_ends_the_wait_without_anybodys_help()
    {
        FakePool fake(ofSize(1));
        const auto held = fake.borrow();
        QCOMPARE(code(fake.pool.acquire({.timeout = 5ms})), QStringLiteral("pool.timeout")); // no executor runs
    }

    void who_gave_up_is_not_given_a_connection()
    {
        FakePool fake(ofSize(1));
        auto held = std::make_unique<FakeLease>(fake.borrow());
        auto first = fake.borrowLater(10s);
        fake.untilWaiting(1);
        auto second = fake.borrowLater(1min);
        fake.untilWaiting(2);
        fake.advance(10s);
        QCOMPARE(code(first.get()), QStringLiteral("pool.timeout"));
        held.reset();
        QCOMPARE(code(second.get()), QStringLiteral("lent"));
    }

    void the_refusal_says_how_the_pool_stands_and_why()
    {
        FakePool fake(ofSize(2));
        const auto held = fake.borrow();
        fake.refusal = base::Error{"pg.auth", "wrong password"};
        QVERIFY(!fake.take());
        fake.executor.runAll();
        const auto refused = fake.take();
        QCOMPARE(QString::fromStdString(refused.error().message),
                 QStringLiteral("pool fake: no connection to nowhere:1/x: 1 open, 1 in use, 0 idle, 0 dialling, 0 "
                                "waiting; last connect error: wrong password"));
        QCOMPARE(refused.error().arg("reason"), std::string_view("pg.auth"));
    }

    void the_queue_has_a_bound()
    {
        FakePool fake(ofSize(1, 2));
        auto held = std::make_unique<FakeLease>(fake.borrow());
        auto first = fake.borrowLater(1min);
        fake.untilWaiting(1);
        auto second = fake.borrowLater(1min);
        fake.untilWaiting(2);
        QCOMPARE(code(fake.take()), QStringLiteral("pool.queue_full"));
        QCOMPARE(fake.pool.status().refused, std::uint64_t(1));
        QCOMPARE(fake.pool.status().maxWaitingEver, 2);
        held.reset();
        QCOMPARE(code(first.get()), QStringLiteral("lent"));
        QCOMPARE(code(second.get()), QStringLiteral("lent"));
    }

    void waits_are_counted_when_they_begin_and_timed_when_they_end()
    {
        FakePool fake(ofSize(1));
        auto held = std::make_unique<FakeLease>(fake.borrow());
        const auto before = fake.pool.status();
        auto waiting = fake.borrowLater(1min);
        fake.untilWaiting(1);
        QCOMPARE(fake.pool.status().waited, before.waited + 1);
        fake.clock.advance(3s);
        held.reset();
        QVERIFY(waiting.get().hasValue());
        const auto after = fake.pool.status();
        QCOMPARE(after.totalWait - before.totalWait, base::Duration(3s));
        QCOMPARE(after.acquireTimes.since(before.acquireTimes).sum, base::Duration(3s));
        QCOMPARE(after.acquireTimes.count(), after.acquired);
    }

    void close_ends_every_wait_and_every_connection()
    {
        FakePool fake(ofSize(2));
        fake.fill(2);
        auto held = std::make_unique<FakeLease>(*fake.take());
        const auto other = fake.take();
        auto waiting = fake.borrowLater(1h);
        fake.untilWaiting(1);
        fake.pool.close();
        QCOMPARE(code(waiting.get()), QStringLiteral("pool.closed"));
        QCOMPARE(code(fake.take()), QStringLiteral("pool.closed"));
        QCOMPARE(fake.living.load(), 2);
        held.reset();
        QCOMPARE(fake.living.load(), 1);
        fake.pool.close(); // twice is as good as once
    }

    void a_dial_that_ends_after_close_is_closed_too()
    {
        FakePool fake(ofSize(1));
        QVERIFY(!fake.take()); // orders a dial
        fake.pool.close();
        fake.executor.runAll();
        QCOMPARE(fake.living.load(), 0);
        QCOMPARE(fake.pool.status().open, 0);
    }

    void load_is_measured_over_the_last_minute()
    {
        FakePool fake(ofSize(1));
        fake.fill(1);
        fake.advance(10min);
        for (int i = 0; i < 120; ++i) {
            const auto lease = fake.take();
            fake.clock.advance(100ms);
            if (i % 2)
                fake.advance(800ms); // one second for two
        }
        fake.advance(0s);
        const auto load = fake.pool.status().load;
        QVERIFY(qAbs(load.arrivalsPerSecond - 2) < 0.2);
        QVERIFY(load.meanHold >= 100ms && load.meanHold < 600ms);
    }
};

QTEST_APPLESS_MAIN(TestPoolWaiting)
#include "tst_pool_waiting.moc"
