#include <qcat/domain/wait_histogram.h>

#include <QTest>

using namespace qcat::domain;
using namespace std::chrono_literals;
using qcat::base::Duration;

class TestWaitHistogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_time_has_its_bucket()
    {
        QCOMPARE(WaitHistogram::bucketOf(-1s), std::size_t(0));
        QCOMPARE(WaitHistogram::bucketOf(1023ns), std::size_t(0));
        QCOMPARE(WaitHistogram::bucketOf(1024ns), std::size_t(1));
        QCOMPARE(WaitHistogram::bucketOf(Duration::max()), WaitHistogram::kBuckets - 1);
        for (std::size_t i = 0; i + 1 < WaitHistogram::kBuckets; ++i) {
            const auto bound = WaitHistogram::upperBound(i);
            QCOMPARE(WaitHistogram::bucketOf(bound - 1ns), i);
            QCOMPARE(WaitHistogram::bucketOf(bound), i + 1);
        }
    }

    void nothing_seen_says_nothing()
    {
        const WaitHistogram none;
        QCOMPARE(none.count(), std::uint64_t(0));
        QCOMPARE(none.mean(), Duration(0));
        QCOMPARE(none.quantile(0.99), Duration(0));
    }

    void quantiles_are_exact_to_their_bucket()
    {
        WaitHistogram times;
        for (int i = 0; i < 99; ++i)
            times.add(500ns);
        times.add(3ms);
        QCOMPARE(times.count(), std::uint64_t(100));
        QCOMPARE(times.mean(), Duration((99 * 500 + 3'000'000) / 100));
        QCOMPARE(times.quantile(0.99), Duration(1024));
        QVERIFY(times.quantile(1) > 3ms && times.quantile(1) <= 6ms);
    }

    void a_window_is_the_difference_of_two_totals()
    {
        WaitHistogram earlier;
        earlier.add(1ms);
        WaitHistogram later = earlier;
        later.add(1s);
        WaitHistogram between;
        between.add(1s);
        QCOMPARE(later.since(earlier), between);
    }

    void totals_that_began_again_are_taken_whole()
    {
        WaitHistogram before;
        before.add(1ms);
        WaitHistogram afterRestart;
        afterRestart.add(1s);
        QCOMPARE(afterRestart.since(before), afterRestart);
    }
};

QTEST_APPLESS_MAIN(TestWaitHistogram)
#include "tst_wait_histogram.moc"
