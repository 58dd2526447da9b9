#include <qcat/baselines/baseline_book.h>
#include <qcat/baselines/verdict.h>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace qcat;
using namespace std::chrono_literals;
using baselines::BaselineBook;
using baselines::Reading;
using domain::BaselineState;
using domain::PerformanceArea;

namespace
{

constexpr base::WallTime kMonday{1'763'942'400'000'000'000}; // 2025-11-24T00:00:00Z

struct Figure
{
    const char *metric;
    PerformanceArea area;
    double usual; // in seconds
};
constexpr Figure kFigures[] = {
    {"process.stall", PerformanceArea::Process, 0.002},       {"order.durable", PerformanceArea::Disk, 0.0004},
    {"order.record", PerformanceArea::Disk, 0.00005},         {"disk.stalled", PerformanceArea::Disk, 0.01},
    {"postgresql.answer", PerformanceArea::Database, 0.0012}, {"pool.postgresql.hold", PerformanceArea::Database, 0.004},
    {"redis.answer", PerformanceArea::Redis, 0.0003},         {"venue.round_trip", PerformanceArea::Venue, 0.018},
    {"order.send", PerformanceArea::Venue, 0.00002},          {"market_data.age", PerformanceArea::MarketData, 0.12},
    {"api.answer", PerformanceArea::Api, 0.003},              {"order.whole", PerformanceArea::Orders, 0.0008},
    {"order.wait", PerformanceArea::Orders, 0.0001},
};

// A machine that is as it always is: noise, a tide over the day, and a spike in one figure now and then.
class Machine
{
public:
    explicit Machine(unsigned seed) : m_random(seed) {}

    using Slow = std::map<std::string, double>; // factors
    std::vector<Reading> minute(int minute, const Slow &slow = {})
    {
        const double tide = 1 + 0.3 * std::sin(2 * M_PI * minute / 1440);
        std::vector<Reading> readings;
        for (const auto &figure : kFigures) {
            double value = figure.usual * tide * std::exp(0.15 * m_noise(m_random));
            if (m_random() % 500 == 0)
                value *= 8;
            if (const auto found = slow.find(figure.metric); found != slow.end())
                value *= found->second;
            readings.push_back({figure.metric, "s", figure.area, value, 20e-6});
        }
        return readings;
    }

private:
    std::mt19937 m_random;
    std::normal_distribution<double> m_noise;
};

base::WallTime at(int minute)
{
    return kMonday + std::chrono::minutes(minute);
}

QString codeOf(const std::vector<domain::Baseline> &baselines)
{
    return QString::fromStdString(baselines::verdict(baselines).code);
}

std::vector<Reading> one(double value)
{
    return {{"api.answer", "s", PerformanceArea::Api, value, 1e-6}};
}

} // namespace

Q_DECLARE_METATYPE(Machine::Slow)

class TestBaselines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_is_unusual_before_enough_was_seen()
    {
        BaselineBook book({6, 30});
        for (int i = 0; i < 29; ++i)
            QCOMPARE(book.add(one(0.01), at(i)).front().state, BaselineState::Learning);
        QCOMPARE(codeOf(book.add(one(5), at(29))), QStringLiteral("performance.learning"));
        QCOMPARE(book.add(one(0.01), at(30)).front().state, BaselineState::Usual);
    }

    void one_interval_out_of_the_band_is_suspected_and_two_deviate()
    {
        BaselineBook book({6, 30});
        for (int i = 0; i < 40; ++i)
            book.add(one(0.01), at(i));
        const auto first = book.add(one(0.05), at(40)).front();
        QCOMPARE(first.state, BaselineState::Suspected);
        QCOMPARE(first.since, at(40));
        const auto second = book.add(one(0.05), at(41)).front();
        QCOMPARE(second.state, BaselineState::Deviating);
        QCOMPARE(second.since, at(40));
        QCOMPARE(book.add(one(0.01), at(42)).front().state, BaselineState::Deviating);
        QCOMPARE(book.add(one(0.01), at(43)).front().state, BaselineState::Usual);
    }

    void a_slowdown_does_not_become_usual_by_lasting()
    {
        BaselineBook book({6, 30});
        for (int i = 0; i < 40; ++i)
            book.add(one(0.01), at(i));
        domain::Baseline last;
        for (int i = 40; i < 40 + 3 * 1440; ++i)
            last = book.add(one(0.05), at(i)).front();
        QCOMPARE(last.state, BaselineState::Deviating);
        book.forget(at(5000));
        QCOMPARE(book.learnsSince(), at(5000));
        for (int i = 5000; i < 5040; ++i)
            last = book.add(one(0.05), at(i)).front();
        QCOMPARE(last.state, BaselineState::Usual);
    }

    // Busy from 13:00 to 14:00 every day: unusual at any other hour, usual then.
    void each_hour_of_the_week_has_a_level_of_its_own()
    {
        const auto level = [](int minute) { return minute / 60 % 24 == 13 ? 0.08 : 0.01; };
        BaselineBook learned({1000, 30}); // calls nothing unusual, and so learns all of it
        for (int minute = 0; minute < 7 * 1440; ++minute)
            learned.add(one(level(minute)), at(minute));
        auto judging = *BaselineBook::read(learned.text(), {6, 30});
        const int monday = 7 * 1440;
        for (int minute = 0; minute < 120; ++minute) {
            const auto now = judging.add(one(level(13 * 60 + minute)), at(monday + 13 * 60 + minute)).front();
            QCOMPARE(now.state, BaselineState::Usual);
            QVERIFY(now.isOfThisHour);
        }
        judging.add(one(0.08), at(monday + 15 * 60));
        QCOMPARE(judging.add(one(0.08), at(monday + 15 * 60 + 1)).front().state, BaselineState::Deviating);
    }

    void a_level_that_creeps_within_its_band_drifts()
    {
        BaselineBook book({6, 30});
        std::mt19937 random(5);
        std::normal_distribution<double> noise(0.01, 0.001);
        for (int minute = 0; minute < 7 * 1440; ++minute)
            book.add(one(noise(random)), at(minute));
        const int monday = 7 * 1440;
        domain::Baseline last;
        for (int minute = 0; minute < 200; ++minute)
            last = book.add(one(0.0145), at(monday + minute)).front();
        QCOMPARE(last.state, BaselineState::Drifting);
        QCOMPARE(codeOf({last}), QStringLiteral("performance.drifting"));
    }

    void a_quiet_day_raises_no_alarm_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 5; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    // Two days: one without and one with an earlier look at the hour of the week.
    void a_quiet_day_raises_no_alarm()
    {
        QFETCH(unsigned, seed);
        Machine machine(seed);
        BaselineBook book({6, 30});
        for (int minute = 0; minute < 8 * 1440; ++minute) {
            if (minute == 1440)
                minute = 7 * 1440; // the same weekday again
            const auto seen = book.add(machine.minute(minute), at(minute));
            const auto found = baselines::verdict(seen);
            QVERIFY2(found.health == domain::Health::Ok, qPrintable(QStringLiteral("minute %1: %2").arg(minute).arg(QString::fromStdString(found.text))));
        }
    }

    void a_seeded_slowdown_is_found_within_two_intervals_and_named_rightly_data()
    {
        QTest::addColumn<Machine::Slow>("slow");
        QTest::addColumn<QString>("named");
        const auto row = [](const char *what, Machine::Slow slow, const char *named) { QTest::newRow(what) << slow << QString::fromLatin1(named); };
        row("database", {{"postgresql.answer", 6}, {"pool.postgresql.hold", 5}, {"api.answer", 2.2}}, "performance.database_slow");
        row("venue", {{"venue.round_trip", 5}, {"order.whole", 2}}, "performance.venue_slow");
        row("stall as of a garbage collector", {{"process.stall", 40}, {"order.wait", 30}, {"order.whole", 9}, {"api.answer", 6}, {"postgresql.answer", 7},
                                                {"redis.answer", 30}, {"venue.round_trip", 3}},
            "performance.process_stalls");
        row("disk", {{"order.durable", 12}, {"order.record", 8}, {"disk.stalled", 10}, {"order.whole", 7}, {"order.wait", 6}, {"postgresql.answer", 14}},
            "performance.disk_slow");
        row("redis", {{"redis.answer", 9}}, "performance.redis_slow");
        row("market data", {{"market_data.age", 5}}, "performance.market_data_slow");
        row("api", {{"api.answer", 6}}, "performance.api_slow");
    }
    void a_seeded_slowdown_is_found_within_two_intervals_and_named_rightly()
    {
        QFETCH(Machine::Slow, slow);
        QFETCH(QString, named);
        Machine machine(11);
        BaselineBook book({6, 30});
        for (int minute = 0; minute < 600; ++minute)
            book.add(machine.minute(minute), at(minute));
        book.add(machine.minute(600, slow), at(600));
        const auto seen = book.add(machine.minute(601, slow), at(601));
        QCOMPARE(codeOf(seen), named);
        const auto found = baselines::verdict(seen);
        QCOMPARE(found.health, domain::Health::Warn);
        const auto others = std::ranges::find(found.args, "others", &base::Error::Arg::name)->value;
        const auto metric = std::ranges::find(found.args, "metric", &base::Error::Arg::name)->value;
        for (const auto &[contributing, factor] : slow)
            if (factor >= 5)
                QVERIFY2(metric == contributing || others.find(contributing) != std::string::npos, (contributing + " in: " + found.text).c_str());
    }

    void only_what_deviates_too_is_told_beside_the_culprit()
    {
        const auto deviating = [](const char *metric) {
            domain::Baseline baseline;
            baseline.metric = metric;
            baseline.unit = "s";
            baseline.area = PerformanceArea::Process;
            baseline.state = BaselineState::Deviating;
            baseline.value = 0.602;
            baseline.usual = 0.002;
            baseline.limit = 0.01;
            return baseline;
        };
        QCOMPARE(baselines::verdict({deviating("process.stall")}).text, std::string("process.stall is 602 ms, usual at this hour is 2 ms"));
        QCOMPARE(baselines::verdict({deviating("process.stall"), deviating("process.cpu")}).text,
                 std::string("process.stall is 602 ms, usual at this hour is 2 ms; also: process.cpu 602 ms (2 ms)"));
    }

    void what_was_learned_comes_back_from_its_text()
    {
        Machine machine(3);
        BaselineBook book({6, 30}, at(0));
        for (int minute = 0; minute < 300; ++minute)
            book.add(machine.minute(minute), at(minute));
        auto back = BaselineBook::read(book.text(), {6, 30});
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->learnsSince(), at(0));
        QCOMPARE(back->text(), book.text());
        const auto next = Machine(4).minute(300);
        const auto expected = book.add(next, at(300));
        const auto seen = back->add(next, at(300));
        for (std::size_t i = 0; i < seen.size(); ++i) {
            QCOMPARE(seen[i].metric, expected[i].metric);
            QVERIFY(std::abs(seen[i].usual - expected[i].usual) <= 1e-4 * expected[i].usual);
        }
    }

    void a_text_that_is_not_whole_is_refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "qcat-baselines 2 5\nend\n", "qcat-baselines 1\nend\n", "qcat-baselines 1 5\n", "qcat-baselines 1 5\nhour 3 1\nend\n",
                                 "qcat-baselines 1 5\nmetric a\nhour 168 1\nend\n", "qcat-baselines 1 5\nmetric a\nhour 3 1 x\nend\n",
                                 "qcat-baselines 1 5\nmetric a\nrecent 1 nan\nend\n", "qcat-baselines 1 5\nmetric a\nfoo 1\nend\n"})
            QTest::newRow(qPrintable(QString::fromLatin1(text).replace(QLatin1Char('\n'), QLatin1Char('|')))) << QByteArray(text);
    }
    void a_text_that_is_not_whole_is_refused()
    {
        QFETCH(QByteArray, text);
        const auto read = BaselineBook::read(text.toStdString(), {6, 30});
        QVERIFY(!read);
        QCOMPARE(read.error().code, std::string("baselines.damaged"));
    }

    void names_are_bounded()
    {
        BaselineBook book({6, 30});
        std::vector<Reading> many;
        for (int i = 0; i < 1000; ++i)
            many.push_back({"metric" + std::to_string(i), "s", PerformanceArea::Api, 1, 0});
        QCOMPARE(book.add(many, at(0)).size(), BaselineBook::kMostMetrics);
    }

    void values_are_written_as_people_do()
    {
        QCOMPARE(baselines::valueText(0.0124, "s"), std::string("12.4 ms"));
        QCOMPARE(baselines::valueText(2.5, "s"), std::string("2.5 s"));
        QCOMPARE(baselines::valueText(0.00002, "s"), std::string("20 µs"));
        QCOMPARE(baselines::valueText(1.5, "cores"), std::string("1.5 cores"));
    }
};

QTEST_GUILESS_MAIN(TestBaselines)
#include "tst_baselines.moc"
