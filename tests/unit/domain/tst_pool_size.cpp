#include <qcat/domain/pool_size.h>

#include <QTest>

using namespace qcat::domain;
using namespace std::chrono_literals;
using qcat::base::Duration;

class TestPoolSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connections_in_use_are_arrivals_times_hold()
    {
        QCOMPARE(busyConnections(200, 10ms), 2.0);
        QCOMPARE(busyConnections(0, 10ms), 0.0);
        QCOMPARE(busyConnections(-5, 10ms), 0.0);
    }

    void one_connection_is_the_queue_of_every_text_book()
    {
        const auto half = forecast(50, 10ms, 1); // M/M/1 at 50 %: the wait is as long as the hold
        QCOMPARE(half.utilisation, 0.5);
        QVERIFY(qAbs(half.shareThatWaits - 0.5) < 1e-9);
        QVERIFY(qAbs((half.meanWait - 10ms).count()) < 1000);
    }

    void several_connections_wait_as_the_tables_of_erlang_say()
    {
        const auto three = forecast(200, 10ms, 3); // C(3, 2) = 4/9
        QVERIFY(qAbs(three.shareThatWaits - 4.0 / 9) < 1e-9);
        QVERIFY(qAbs(double(three.meanWait.count()) - 4.0 / 9 * 10e6) < 10);
    }

    void too_few_connections_wait_for_ever()
    {
        const auto forecastOfTwo = forecast(200, 10ms, 2);
        QVERIFY(!forecastOfTwo.isEnough());
        QCOMPARE(forecastOfTwo.shareThatWaits, 1.0);
        QCOMPARE(forecastOfTwo.meanWait, Duration::max());
    }

    void the_needed_size_is_the_smallest_that_is_fast_enough()
    {
        const int size = neededSize(200, 10ms, 1ms);
        QVERIFY(forecast(200, 10ms, size).meanWait <= 1ms);
        QVERIFY(forecast(200, 10ms, size - 1).meanWait > 1ms);
        QCOMPARE(neededSize(0, 10ms, 1ms), 1);
    }

    void absurd_load_has_an_answer_too()
    {
        QCOMPARE(neededSize(1e12, 1h, 1ms), kMaxPoolSize);
        QVERIFY(!forecast(1e12, 1h, 1'000'000'000).isEnough());
        QCOMPARE(forecast(1, 1ms, 0).size, 1);
    }
};

QTEST_APPLESS_MAIN(TestPoolSize)
#include "tst_pool_size.moc"
