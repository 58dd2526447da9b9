#include "timed_lock.h"

#include <QTest>

#include <thread>

using namespace std::chrono_literals;
using qcat::venue_paper::TimedLock;

class TestTimedLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_free_lock_is_had_at_once()
    {
        TimedLock lock;
        QVERIFY(lock.tryAcquireFor(0ms));
        lock.release();
        QVERIFY(lock.tryAcquireFor(0ms));
    }

    void a_held_lock_is_given_up_on_after_the_timeout()
    {
        TimedLock lock;
        lock.acquire();
        QVERIFY(!lock.tryAcquireFor(1ms));
        lock.release();
    }

    void a_waiter_gets_the_lock_when_it_is_released()
    {
        TimedLock lock;
        lock.acquire();
        bool got = false;
        std::thread waiter([&] { got = lock.tryAcquireFor(10s); });
        lock.release();
        waiter.join();
        QVERIFY(got);
    }
};

QTEST_APPLESS_MAIN(TestTimedLock)
#include "tst_timed_lock.moc"
