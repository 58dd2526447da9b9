#include <qguard/silence_watch.h>

#include <QTest>

using namespace qcat;
using namespace qcat::qguard;
using namespace std::chrono_literals;
using Word = SilenceWatch::Word;

// When qguard raises its alarm, on a clock of the test's.
class TestSilenceWatch : public QObject
{
    Q_OBJECT

    static base::SteadyTime at(base::Duration since) { return base::SteadyTime{1} + since; }

private Q_SLOTS:
    void silence_is_an_alarm_when_patience_is_over_and_again_every_five_minutes()
    {
        SilenceWatch watch({}, at(0s), false);
        QCOMPARE(watch.look(true, false, at(2s)), Word::Nothing);
        QCOMPARE(watch.look(false, false, at(11s)), Word::Nothing);
        QCOMPARE(watch.look(false, false, at(12s)), Word::Raise);
        QVERIFY(watch.heard() == at(2s));
        QCOMPARE(watch.look(false, false, at(14s)), Word::Nothing);
        QCOMPARE(watch.look(false, false, at(12s + 5min)), Word::Repeat);
    }

    void service_that_restarts_again_and_again_is_one_alarm()
    {
        SilenceWatch watch({}, at(0s), false);
        QCOMPARE(watch.look(false, false, at(10s)), Word::Raise);
        QCOMPARE(watch.look(true, false, at(20s)), Word::Nothing);
        QCOMPARE(watch.look(false, false, at(40s)), Word::Nothing); // dead again, within the same alarm
        QCOMPARE(watch.look(true, false, at(60s)), Word::Nothing);
        QCOMPARE(watch.look(true, false, at(119s)), Word::Nothing);
        QCOMPARE(watch.look(true, false, at(120s)), Word::Clear);
        QCOMPARE(watch.look(true, false, at(121s)), Word::Nothing);
    }

    void announced_silence_is_none_until_its_time_is_over()
    {
        SilenceWatch watch({}, at(0s), false);
        QCOMPARE(watch.look(false, true, at(1h)), Word::Nothing);
        QCOMPARE(watch.look(false, false, at(1h + 2s)), Word::Raise);
    }

    void alarm_of_an_earlier_watcher_goes_on()
    {
        SilenceWatch watch({}, at(0s), true);
        QCOMPARE(watch.look(false, false, at(20s)), Word::Nothing);
        QCOMPARE(watch.look(true, false, at(30s)), Word::Nothing);
        QCOMPARE(watch.look(true, false, at(90s)), Word::Clear);
    }
};

QTEST_APPLESS_MAIN(TestSilenceWatch)
#include "tst_silence_watch.moc"
