#include <qcat/base/loop_thread.h>
#include <qcat/base/manual_executor.h>

#include <QTest>

#include <atomic>
#include <future>
#include <stdexcept>

using namespace qcat::base;

class TestExecutors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manual_executor_runs_timers_in_the_order_of_time()
    {
        ManualClock clock;
        ManualExecutor executor(clock);
        std::string order;
        executor.postAfter(20s, [&] { order += 'c'; });
        executor.postAfter(10s, [&] { order += 'b'; });
        executor.post([&] { order += 'a'; });
        executor.advance(15s);
        QCOMPARE(QString::fromStdString(order), QStringLiteral("ab"));
        executor.advance(15s);
        QCOMPARE(QString::fromStdString(order), QStringLiteral("abc"));
    }

    void loop_thread_runs_everything_posted_before_stop()
    {
        std::atomic_int ran = 0;
        LoopThread thread("test", 1000, [](std::exception_ptr) {});
        for (int i = 0; i < 500; ++i)
            thread.post([&] { ++ran; });
        thread.stop();
        QCOMPARE(ran.load(), 500);
    }

    void loop_thread_refuses_when_full()
    {
        std::promise<void> entered, release;
        LoopThread thread("test", 2, [](std::exception_ptr) {});
        thread.post([&] {
            entered.set_value();
            release.get_future().wait();
        });
        entered.get_future().wait();
        QVERIFY(thread.tryPost([] {}));
        QVERIFY(thread.tryPost([] {}));
        QVERIFY(!thread.tryPost([] {}));
        release.set_value();
    }

    void what_overflows_the_reserve_is_dropped_counted_and_said_on_the_thread()
    {
        std::promise<void> entered, release;
        std::vector<std::string> said;
        int ran = 0;
        LoopThread thread("test", 2, [&](std::exception_ptr e) {
            try {
                std::rethrow_exception(e);
            } catch (const QueueOverflow &overflow) {
                said.push_back(overflow.what());
            }
        });
        thread.post([&] {
            entered.set_value();
            release.get_future().wait();
        });
        entered.get_future().wait();
        for (std::size_t i = 0; i < 2 * LoopThread::kReserve + 5; ++i)
            thread.post([&] { ++ran; });
        QVERIFY(thread.isFull());
        QCOMPARE(thread.dropped(), std::uint64_t(5));
        release.set_value();
        thread.stop();
        QCOMPARE(ran, int(2 * LoopThread::kReserve));
        QCOMPARE(said.size(), std::size_t(1));
    }

    void stop_drops_a_timer_that_the_thread_waits_for()
    {
        bool ran = false;
        LoopThread thread("test", 10, [](std::exception_ptr) {});
        std::promise<void> waiting;
        thread.postAfter(1h, [&] { ran = true; });
        thread.post([&] { waiting.set_value(); });
        waiting.get_future().wait();
        thread.stop();
        QVERIFY(!ran);
    }

    void an_exception_stops_at_the_boundary_and_the_thread_goes_on()
    {
        std::promise<std::string> caught;
        std::promise<void> after;
        LoopThread thread("test", 10, [&](std::exception_ptr e) {
            try {
                std::rethrow_exception(e);
            } catch (const std::exception &x) {
                caught.set_value(x.what());
            }
        });
        thread.post([] { throw std::runtime_error("broken"); });
        thread.post([&] { after.set_value(); });
        QCOMPARE(QString::fromStdString(caught.get_future().get()), QStringLiteral("broken"));
        after.get_future().wait();
    }
};

QTEST_APPLESS_MAIN(TestExecutors)
#include "tst_executors.moc"
