#include <qcat/history/resample.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

constexpr std::int64_t kStart = 1'763'812'800'000'000'000; // 2025-11-22T12:00:00Z, a whole hour

base::WallTime at(base::Duration after)
{
    return base::WallTime{kStart} + after;
}

std::vector<domain::HistoryPoint> everyFiveSeconds(int count)
{
    std::vector<domain::HistoryPoint> points;
    for (int i = 0; i < count; ++i)
        points.push_back({at(5s * i), double(i), double(i), double(i)});
    return points;
}

} // namespace

class TestResample : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void few_points_stay_as_they_are()
    {
        const auto points = everyFiveSeconds(10);
        const auto found = history::resample(points, 5s, at(0s), at(50s), 600);
        QVERIFY(found.points == points);
        QCOMPARE(found.step.count(), base::Duration(5s).count());
    }
    void many_points_become_no_more_than_asked_for()
    {
        const auto found = history::resample(everyFiveSeconds(720), 5s, at(0s), at(1h), 100);
        QVERIFY(found.points.size() <= 100);
        QVERIFY(found.points.size() > 80);
    }
    void extremes_survive_and_the_mean_is_the_mean()
    {
        auto points = everyFiveSeconds(4);
        points[1].max = 99;
        points[2].min = -7;
        const auto found = history::resample(points, 5s, at(0s), at(20s), 1);
        QCOMPARE(found.points.size(), std::size_t(1));
        QCOMPARE(found.points[0].max, 99.0);
        QCOMPARE(found.points[0].min, -7.0);
        QCOMPARE(found.points[0].mean, 1.5);
    }
    void gap_stays_a_gap()
    {
        auto points = everyFiveSeconds(720);
        std::erase_if(points, [](const auto &p) { return p.start >= at(20min) && p.start < at(40min); });
        const auto found = history::resample(points, 5s, at(0s), at(1h), 60);
        for (const auto &point : found.points)
            QVERIFY(point.start < at(20min) || point.start + found.step > at(40min));
    }
    void what_lies_outside_the_range_is_left_out()
    {
        const auto found = history::resample(everyFiveSeconds(720), 5s, at(10min), at(11min), 600);
        QCOMPARE(found.points.size(), std::size_t(12));
        QVERIFY(found.points.front().start == at(10min));
    }
    void steps_do_not_move_with_the_range()
    {
        const auto points = everyFiveSeconds(720);
        const auto earlier = history::resample(points, 5s, at(0s), at(50min), 40);
        const auto later = history::resample(points, 5s, at(5s), at(50min + 5s), 40);
        QCOMPARE(later.step.count(), earlier.step.count());
        QVERIFY(earlier.points[3] == later.points[3]);
    }
};

QTEST_APPLESS_MAIN(TestResample)
#include "tst_resample.moc"
