#include "fake_pool.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

using namespace qcat;
using namespace qcat::test;
using namespace std::chrono_literals;
using Cause = domain::PoolCloseCause;

namespace
{

domain::PoolSettings ofSize(int size)
{
    domain::PoolSettings result;
    result.maxOpenConns = result.maxIdleConns = size;
    result.connMaxLifetime = result.connMaxIdleTime = 0s;
    return result;
}

} // namespace

class TestPoolLease : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_connection_is_not_looked_at_before_it_rested()
    {
        FakePool fake(ofSize(1));
        fake.fill(1);
        fake.clock.advance(999ms);
        QCOMPARE((*fake.take())->looks, 0);
        fake.clock.advance(1s);
        QCOMPARE((*fake.take())->looks, 1);
    }

    void a_connection_that_died_at_rest_is_not_lent()
    {
        FakePool fake(ofSize(1));
        fake.borrow()->alive = false;
        fake.clock.advance(1s);
        QVERIFY(!fake.take());
        QCOMPARE(fake.pool.status().closedBy(Cause::Invalid), std::uint64_t(1));
        QCOMPARE(fake.borrow()->number(), 2);
    }

    void one_broken_connection_makes_the_others_suspect()
    {
        FakePool fake(ofSize(2));
        {
            auto first = fake.borrow();
            auto second = fake.borrow();
            first->alive = false;
        }
        {
            auto lease = *fake.take();
            QCOMPARE(lease->number(), 1);
            lease->alive = true;
        }
        {
            auto other = *fake.take();
            auto dead = *fake.take();
            dead->alive = false;
        }
        (*fake.take()).discard();
        QVERIFY(!fake.take()); // looked at, although it rested for no time at all
        QCOMPARE(fake.pool.status().closedBy(Cause::Broken), std::uint64_t(1));
        QCOMPARE(fake.pool.status().closedBy(Cause::Invalid), std::uint64_t(1));
    }

    void a_discarded_connection_is_closed_and_replaced_for_who_waits()
    {
        FakePool fake(ofSize(1));
        std::future<base::Result<FakeLease>> waiting;
        {
            auto held = fake.borrow();
            waiting = fake.borrowLater(1min);
            fake.untilWaiting(1);
            held.discard();
            QCOMPARE(fake.pool.status().inUse, 0);
        } // gives nothing back a second time
        QCOMPARE(fake.pool.status().inUse, 0);
        fake.executor.runAll();
        QCOMPARE((*waiting.get())->number(), 2);
        QCOMPARE(fake.living.load(), 1);
    }

    void what_was_left_open_is_undone_before_the_next_borrower()
    {
        FakePool fake(ofSize(1));
        fake.borrow()->clean_ = false;
        QVERIFY(!fake.take()); // still being cleaned
        fake.executor.runAll();
        const auto next = fake.take();
        QCOMPARE((*next)->number(), 1);
        QCOMPARE((*next)->cleanings, 1);
    }

    void what_cannot_be_undone_ends_the_connection()
    {
        FakePool fake(ofSize(1));
        {
            auto lease = fake.borrow();
            lease->clean_ = false;
            lease->cleanable = false;
        }
        fake.executor.runAll();
        QCOMPARE(fake.pool.status().closedBy(Cause::Dirty), std::uint64_t(1));
        QCOMPARE(fake.living.load(), 0);
    }

    void a_leak_is_told_with_its_place()
    {
        FakePool fake(ofSize(2));
        auto held = std::make_unique<FakeLease>(fake.borrow("nightly report"));
        fake.advance(29s);
        QCOMPARE(fake.pool.status().leaked, std::uint64_t(0));
        fake.advance(2s);
        fake.advance(1min);
        auto status = fake.pool.status();
        QCOMPARE(status.leaked, std::uint64_t(1));
        QCOMPARE(status.holders.total, std::int64_t(1));
        const auto &holder = status.holders.rows.front();
        QVERIFY(holder.isLeaked);
        QVERIFY2(holder.callSite.starts_with("fake_pool.h:"), holder.callSite.c_str());
        QCOMPARE(holder.purpose, std::string("nightly report"));
        QVERIFY(!holder.thread.empty());
        QCOMPARE(holder.age, base::Duration(91s));
        held.reset();
        status = fake.pool.status();
        QCOMPARE(status.holders.total, std::int64_t(0));
        QCOMPARE(status.leaked, std::uint64_t(1));
    }

    void those_who_hold_longest_come_first()
    {
        FakePool fake(ofSize(3));
        const auto a = fake.borrow("a");
        fake.clock.advance(1s);
        const auto b = fake.borrow("b");
        const auto holders = fake.pool.status().holders.rows;
        QCOMPARE(holders[0].purpose, std::string("a"));
        QCOMPARE(holders[1].purpose, std::string("b"));
    }

    void a_lease_may_outlive_its_pool()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        std::atomic<int> living = 0;
        auto pool = std::make_unique<pool::Pool<FakeConnection>>(
            pool::Identity{"fake", "x"}, ofSize(1),
            [&](base::Duration) -> base::Result<std::unique_ptr<FakeConnection>> {
                return std::make_unique<FakeConnection>(1, living);
            },
            pool::Environment{clock, executor, {&executor}});
        QVERIFY(!pool->acquire({.timeout = 0s}));
        executor.runAll();
        auto lease = std::make_unique<FakeLease>(*pool->acquire({.timeout = 0s}));
        pool.reset();
        QCOMPARE((*lease)->number(), 1);
        lease.reset();
        QCOMPARE(living.load(), 0);
    }

    void moving_a_lease_gives_back_what_it_replaces()
    {
        FakePool fake(ofSize(2));
        auto a = fake.borrow();
        auto b = fake.borrow();
        a = std::move(b);
        QCOMPARE(fake.pool.status().inUse, 1);
        QCOMPARE(a->number(), 2);
    }

    void a_quiet_socket_is_one_without_bytes_and_without_end()
    {
        int pair[2];
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        QVERIFY(pool::socketIsQuiet(pair[0]));
        QCOMPARE(::write(pair[1], "x", 1), ssize_t(1));
        QVERIFY(!pool::socketIsQuiet(pair[0]));
        char byte;
        QCOMPARE(::read(pair[0], &byte, 1), ssize_t(1));
        QVERIFY(pool::socketIsQuiet(pair[0]));
        ::close(pair[1]);
        QVERIFY(!pool::socketIsQuiet(pair[0]));
        ::close(pair[0]);
        QVERIFY(!pool::socketIsQuiet(-1));
    }
};

QTEST_APPLESS_MAIN(TestPoolLease)
#include "tst_pool_lease.moc"
