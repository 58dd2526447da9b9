#include "fake_pool.h"

#include <QTest>

using namespace qcat;
using namespace qcat::test;
using namespace std::chrono_literals;
using Cause = domain::PoolCloseCause;

namespace
{

domain::PoolSettings settings(int maxOpen, int maxIdle, base::Duration lifetime = 0s, base::Duration idleTime = 0s)
{
    domain::PoolSettings result;
    result.maxOpenConns = maxOpen;
    result.maxIdleConns = maxIdle;
    result.connMaxLifetime = lifetime;
    result.connMaxIdleTime = idleTime;
    return result;
}

QString shown(const domain::PoolStatus &s)
{
    return QStringLiteral("open %1 in use %2 idle %3").arg(s.open).arg(s.inUse).arg(s.idle);
}

} // namespace

// The settings mean what they mean in Go's database/sql.
class TestPoolSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_connection_used_last_is_lent_first()
    {
        FakePool fake(settings(3, 3));
        fake.fill(3); // returned 1, 2, 3
        QCOMPARE((*fake.take())->number(), 3);
    }

    void no_more_than_max_open_are_ever_open()
    {
        FakePool fake(settings(2, 2));
        const auto a = fake.borrow();
        const auto b = fake.borrow();
        QVERIFY(!fake.take());
        fake.executor.runAll();
        QCOMPARE(shown(fake.pool.status()), QStringLiteral("open 2 in use 2 idle 0"));
        QCOMPARE(fake.dialled, 2);
    }

    void max_open_of_zero_is_no_limit()
    {
        FakePool fake(settings(0, 2));
        std::vector<FakeLease> leases;
        for (int i = 0; i < 50; ++i)
            leases.push_back(fake.borrow());
        QCOMPARE(fake.pool.status().inUse, 50);
    }

    void max_idle_is_never_above_max_open()
    {
        FakePool fake(settings(2, 9));
        QCOMPARE(fake.pool.status().settings.maxIdleConns, 2);
    }

    void lowered_max_open_interrupts_nobody_and_closes_what_comes_back()
    {
        FakePool fake(settings(3, 3));
        {
            const auto a = fake.borrow();
            const auto b = fake.borrow();
            const auto c = fake.borrow();
            fake.pool.apply(settings(1, 1));
            QCOMPARE(fake.pool.status().open, 3);
        }
        fake.executor.runAll();
        const auto status = fake.pool.status();
        QCOMPARE(shown(status), QStringLiteral("open 1 in use 0 idle 1"));
        QCOMPARE(status.closedBy(Cause::Resized), std::uint64_t(2));
        QCOMPARE(fake.living.load(), 1);
    }

    void raised_max_open_serves_who_waits()
    {
        FakePool fake(settings(1, 1));
        const auto held = fake.borrow();
        auto second = fake.borrowLater(1min);
        fake.untilWaiting(1);
        fake.pool.apply(settings(2, 2));
        fake.executor.runAll();
        QVERIFY(second.get().hasValue());
    }

    void what_comes_back_above_max_idle_is_closed()
    {
        FakePool fake(settings(3, 1));
        fake.fill(3);
        const auto status = fake.pool.status();
        QCOMPARE(shown(status), QStringLiteral("open 1 in use 0 idle 1"));
        QCOMPARE(status.closedBy(Cause::Surplus), std::uint64_t(2));
    }

    void max_idle_of_zero_keeps_none()
    {
        FakePool fake(settings(3, 0));
        fake.fill(1);
        QCOMPARE(shown(fake.pool.status()), QStringLiteral("open 0 in use 0 idle 0"));
    }

    void lowered_max_idle_keeps_those_at_rest_longest()
    {
        FakePool fake(settings(3, 3));
        fake.fill(3);
        fake.pool.apply(settings(3, 1));
        QCOMPARE(fake.pool.status().closedBy(Cause::Surplus), std::uint64_t(2));
        QCOMPARE((*fake.take())->number(), 1);
    }

    void a_connection_above_its_lifetime_is_not_lent()
    {
        FakePool fake(settings(1, 1, 10s));
        fake.fill(1);
        fake.clock.advance(10s);
        QVERIFY(!fake.take());
        QCOMPARE(fake.pool.status().closedBy(Cause::Lifetime), std::uint64_t(1));
        QCOMPARE(fake.borrow()->number(), 2);
    }

    void a_connection_above_its_lifetime_is_closed_when_it_comes_back_and_never_before()
    {
        FakePool fake(settings(1, 1, 10s));
        {
            const auto held = fake.borrow();
            fake.advance(1min);
            QCOMPARE(fake.living.load(), 1);
        }
        QCOMPARE(fake.pool.status().closedBy(Cause::Lifetime), std::uint64_t(1));
    }

    void lifetime_ends_up_to_a_tenth_early_and_never_late()
    {
        FakePool fake(settings(1, 1, 100s));
        fake.fill(1);
        fake.advance(89s);
        QCOMPARE(fake.pool.status().closedBy(Cause::Lifetime), std::uint64_t(0));
        fake.advance(12s);
        QCOMPARE(fake.pool.status().closedBy(Cause::Lifetime), std::uint64_t(1));
    }

    void at_most_one_connection_a_second_ends_by_age()
    {
        FakePool fake(settings(8, 4, 10s));
        fake.fill(4);
        fake.clock.advance(1min); // all are over, and nobody looked
        fake.advance(0s);
        std::uint64_t before = fake.pool.status().closedBy(Cause::Lifetime);
        QCOMPARE(before, std::uint64_t(1));
        for (int second = 0; second < 3; ++second) {
            fake.advance(1s);
            const auto now = fake.pool.status().closedBy(Cause::Lifetime);
            QVERIFY2(now - before <= 1, qPrintable(QString::number(second)));
            before = now;
        }
        QCOMPARE(before, std::uint64_t(4));
    }

    void the_successor_is_there_before_the_old_one_goes()
    {
        FakePool fake(settings(2, 1, 10s));
        fake.fill(1);
        fake.advance(10s);
        const auto status = fake.pool.status();
        QCOMPARE(status.closedBy(Cause::Lifetime), std::uint64_t(1));
        QCOMPARE(status.maxOpenEver, 2);
        QCOMPARE((*fake.take())->number(), 2);
    }

    void an_old_connection_serves_on_while_no_successor_can_be_had()
    {
        FakePool fake(settings(2, 1, 10s));
        fake.fill(1);
        fake.refusal = base::Error{"pg.refused", "nobody there"};
        fake.advance(1min);
        QCOMPARE(fake.living.load(), 1);
        QCOMPARE(fake.pool.status().idle, 1);
    }

    void lifetime_may_change_while_it_runs()
    {
        FakePool fake(settings(1, 1));
        fake.fill(1);
        fake.advance(1h);
        QCOMPARE(fake.pool.status().idle, 1);
        fake.pool.apply(settings(1, 1, 30min));
        QCOMPARE(fake.pool.status().closedBy(Cause::Lifetime), std::uint64_t(1));
    }

    void idle_time_counts_from_the_last_return()
    {
        FakePool fake(settings(2, 2, 0s, 10s));
        fake.fill(2);
        fake.advance(9s);
        (void)fake.take();
        fake.advance(2s);
        const auto status = fake.pool.status();
        QCOMPARE(status.closedBy(Cause::IdleTime), std::uint64_t(1));
        QCOMPARE((*fake.take())->number(), 2);
    }

    void idle_time_is_not_a_reason_to_refuse_a_borrower()
    {
        FakePool fake(settings(1, 1, 0s, 10s));
        fake.fill(1);
        fake.clock.advance(1h); // the housekeeper did not come by
        QCOMPARE((*fake.take())->number(), 1);
    }

    void a_shortened_idle_time_counts_at_once()
    {
        FakePool fake(settings(1, 1, 0s, 1h));
        fake.fill(1);
        fake.advance(1min);
        fake.pool.apply(settings(1, 1, 0s, 30s));
        QCOMPARE(fake.pool.status().closedBy(Cause::IdleTime), std::uint64_t(1));
    }

    void warm_connections_are_there_before_anybody_asks_and_stay()
    {
        auto warm = settings(4, 4, 0s, 10s);
        warm.minIdleConns = 2;
        FakePool fake(warm);
        fake.executor.runAll();
        QCOMPARE(fake.pool.status().idle, 2);
        fake.advance(1h);
        QCOMPARE(fake.pool.status().idle, 2);
        QCOMPARE(fake.pool.status().closedBy(Cause::IdleTime), std::uint64_t(0));
        const auto one = fake.take();
        fake.advance(1s);
        QCOMPARE(fake.pool.status().idle, 2);
    }

    void nonsense_is_read_as_none()
    {
        FakePool fake(settings(-1, -1, -1s, -1s));
        fake.fill(1);
        QCOMPARE(shown(fake.pool.status()), QStringLiteral("open 0 in use 0 idle 0"));
    }
};

QTEST_APPLESS_MAIN(TestPoolSettings)
#include "tst_pool_settings.moc"
