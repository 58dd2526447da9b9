#include "fake_pool.h"

#include <qcat/pool/pool_codes.h>

#include <QTest>

using namespace qcat;
using namespace qcat::test;
using namespace std::chrono_literals;
using Breaker = domain::PoolBreaker;
using Cause = domain::PoolCloseCause;

namespace
{

domain::PoolSettings warm(int size)
{
    domain::PoolSettings result;
    result.maxOpenConns = result.maxIdleConns = result.minIdleConns = size;
    result.connMaxLifetime = result.connMaxIdleTime = 0s;
    return result;
}

const base::Error kRefused{"pg.refused", "nobody there"};

} // namespace

class TestPoolOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void one_prober_tries_and_no_stampede()
    {
        FakePool fake(warm(8), 4);
        fake.refusal = kRefused;
        fake.executor.runAll();
        const auto begun = fake.pool.status().dials.attempts; // all four workers, before anything was known
        QCOMPARE(begun, std::uint64_t(4));
        QCOMPARE(fake.pool.status().breaker, Breaker::Open);
        fake.advance(60s);
        const auto attempts = fake.pool.status().dials.attempts - begun;
        QVERIFY2(attempts >= 15 && attempts <= 60, qPrintable(QString::number(attempts))); // pauses of 100 ms to 4 s
    }

    void many_waiters_are_no_reason_to_dial_faster()
    {
        FakePool fake(warm(1), 4);
        fake.refusal = kRefused;
        fake.executor.runAll();
        const auto before = fake.pool.status().dials.attempts;
        for (int i = 0; i < 1000; ++i)
            QVERIFY(!fake.take());
        fake.executor.runAll();
        QCOMPARE(fake.pool.status().dials.attempts, before);
    }

    void the_pool_is_full_again_within_five_seconds()
    {
        FakePool fake(warm(8), 2);
        fake.refusal = kRefused;
        fake.advance(2min);
        fake.refusal.reset();
        fake.advance(5s);
        QCOMPARE(fake.pool.status().idle, 8);
        QCOMPARE(fake.pool.status().breaker, Breaker::Closed);
    }

    void dials_double_after_the_first_success()
    {
        FakePool fake(warm(8), 4);
        fake.refusal = kRefused;
        fake.advance(1min);
        fake.refusal.reset();
        QCOMPARE(fake.pool.status().breaker, Breaker::Open);
        fake.advance(5s);
        QCOMPARE(fake.pool.status().breaker, Breaker::Closed);
        QCOMPARE(fake.pool.status().dials.consecutiveFailures, std::uint64_t(0));
        QCOMPARE(QString::fromStdString(fake.pool.status().dials.lastError.code), QStringLiteral("pg.refused"));
    }

    void the_end_of_an_outage_is_found_out_while_nobody_asks()
    {
        FakePool fake(domain::PoolSettings{}, 4); // keeps none ready
        fake.refusal = kRefused;
        QVERIFY(!fake.take());
        fake.advance(1min);
        QCOMPARE(fake.pool.status().breaker, Breaker::Open);
        fake.refusal.reset();
        fake.advance(5s);
        QCOMPARE(fake.pool.status().dials.consecutiveFailures, std::uint64_t(0));
        QCOMPARE(fake.pool.status().open, 1);
    }

    void a_slow_start_ends_also_when_no_further_connection_is_needed()
    {
        FakePool fake(warm(1), 4);
        fake.refusal = kRefused;
        fake.advance(1min);
        fake.refusal.reset();
        while (fake.pool.status().dials.consecutiveFailures > 0)
            fake.advance(100ms);
        QCOMPARE(fake.pool.status().breaker, Breaker::SlowStart);
        fake.advance(3s);
        QCOMPARE(fake.pool.status().breaker, Breaker::Closed);
        QCOMPARE(fake.pool.status().open, 1);
    }

    void waiters_wait_on_and_are_served_when_it_is_over()
    {
        FakePool fake(warm(1));
        fake.refusal = kRefused;
        fake.executor.runAll();
        auto waiting = fake.borrowLater(1min);
        fake.untilWaiting(1);
        fake.advance(20s);
        fake.refusal.reset();
        fake.advance(5s);
        QVERIFY(waiting.get().hasValue());
    }

    void who_does_not_want_to_wait_gets_the_reason_of_the_next_dial()
    {
        domain::PoolSettings cold;
        FakePool fake(cold);
        fake.refusal = kRefused;
        auto first = std::async(std::launch::async, [&] {
            return fake.pool.acquire({.timeout = 1h, .duringOutage = pool::DuringOutage::Fail});
        });
        const auto refused = fake.settled(std::move(first));
        QCOMPARE(refused.error().code, std::string(pool::codes::kOutage));
        QCOMPARE(refused.error().arg("reason"), std::string_view("pg.refused"));
        auto second = std::async(std::launch::async, [&] {
            return fake.pool.acquire({.timeout = 1h, .duringOutage = pool::DuringOutage::Fail});
        });
        fake.untilWaiting(1);
        const auto before = fake.pool.status().dials.attempts;
        while (second.wait_for(0s) != std::future_status::ready)
            fake.advance(100ms);
        QCOMPARE(second.get().error().code, std::string(pool::codes::kOutage));
        QVERIFY(fake.pool.status().dials.attempts > before);
    }

    void who_does_not_want_to_wait_is_served_when_the_next_dial_works()
    {
        domain::PoolSettings cold;
        FakePool fake(cold);
        fake.refusal = kRefused;
        QVERIFY(!fake.take());
        fake.executor.runAll();
        QCOMPARE(fake.pool.status().breaker, Breaker::Open);
        fake.refusal.reset();
        auto waiting = std::async(std::launch::async, [&] {
            return fake.pool.acquire({.timeout = 1h, .duringOutage = pool::DuringOutage::Fail});
        });
        fake.untilWaiting(1);
        while (waiting.wait_for(0s) != std::future_status::ready)
            fake.advance(5s);
        QVERIFY(waiting.get().hasValue());
    }

    void a_failover_ends_all_connections()
    {
        FakePool fake(warm(3));
        fake.executor.runAll();
        auto held = std::make_unique<FakeLease>(*fake.take());
        QCOMPARE((*held)->number(), 3);
        fake.pool.evictAll();
        held.reset();
        fake.executor.runAll();
        const auto status = fake.pool.status();
        QCOMPARE(status.closedBy(Cause::Evicted), std::uint64_t(3));
        QCOMPARE(status.idle, 3);
        QVERIFY((*fake.take())->number() > 3);
    }

    void a_dial_that_began_before_the_failover_does_not_count()
    {
        FakePool fake(warm(1));
        bool evicted = false;
        pool::Pool<FakeConnection> *underTest = nullptr;
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        pool::Pool<FakeConnection> dialling({"fake", "x"}, warm(1),
                                            [&](base::Duration timeout) {
                                                if (!std::exchange(evicted, true))
                                                    underTest->evictAll();
                                                return fake.dial(timeout);
                                            },
                                            {clock, executor, {&executor}});
        underTest = &dialling;
        executor.runAll();
        QCOMPARE(dialling.status().closedBy(Cause::Evicted), std::uint64_t(1));
        QCOMPARE(dialling.status().idle, 1);
    }

    void a_dialler_that_throws_is_a_failed_dial()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        pool::Pool<FakeConnection> throwing(
            {"fake", "x"}, warm(1),
            [](base::Duration) -> base::Result<std::unique_ptr<FakeConnection>> { throw std::runtime_error("a bug"); },
            {clock, executor, {&executor}});
        executor.runAll();
        QCOMPARE(throwing.status().dialling, 0);
        QCOMPARE(throwing.status().dials.lastError.message, std::string("a bug"));
    }
};

QTEST_APPLESS_MAIN(TestPoolOutage)
#include "tst_pool_outage.moc"
