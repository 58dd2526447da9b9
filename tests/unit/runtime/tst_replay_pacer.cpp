#include "replay_pacer.h"

#include <QTest>

using namespace std::chrono_literals;
using qcat::base::Duration;
using qcat::base::SteadyTime;
using qcat::base::WallTime;
using qcat::runtime::ReplayPacer;

namespace
{

constexpr WallTime kEvent{1'000'000'000'000};
constexpr SteadyTime kNow{5'000'000'000};

} // namespace

class TestReplayPacer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void at_speed_one_event_time_runs_like_the_clock()
    {
        ReplayPacer pacer(1);
        QCOMPARE(pacer.waitAfter(kEvent, kNow).value().count(), 0);
        QCOMPARE(pacer.waitAfter(kEvent + 10s, kNow + 4s).value(), Duration(6s));
        QCOMPARE(pacer.waitAfter(kEvent + 10s, kNow + 11s).value().count(), 0);
    }
    void at_speed_ten_a_second_is_a_tenth()
    {
        ReplayPacer pacer(10);
        (void)pacer.waitAfter(kEvent, kNow);
        QCOMPARE(pacer.waitAfter(kEvent + 10s, kNow).value(), Duration(1s));
    }
    void at_full_speed_nothing_waits()
    {
        ReplayPacer pacer(0);
        (void)pacer.waitAfter(kEvent, kNow);
        QCOMPARE(pacer.waitAfter(kEvent + 3600s, kNow).value().count(), 0);
    }
    void a_change_of_speed_goes_on_from_where_it_was()
    {
        ReplayPacer pacer(1);
        (void)pacer.waitAfter(kEvent, kNow);
        (void)pacer.waitAfter(kEvent + 10s, kNow + 10s);
        pacer.set(2, false, kNow + 10s);
        QCOMPARE(pacer.waitAfter(kEvent + 14s, kNow + 10s).value(), Duration(2s));
    }
    void a_paused_replay_waits_until_it_is_told()
    {
        ReplayPacer pacer(1);
        (void)pacer.waitAfter(kEvent, kNow);
        pacer.set(1, true, kNow);
        QVERIFY(!pacer.waitAfter(kEvent + 1s, kNow + 100s));
        pacer.set(1, false, kNow + 100s);
        QCOMPARE(pacer.waitAfter(kEvent + 2s, kNow + 100s).value(), Duration(1s)); // from the second that was reached
    }
};

QTEST_APPLESS_MAIN(TestReplayPacer)
#include "tst_replay_pacer.moc"
