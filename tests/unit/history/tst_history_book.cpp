#include <qcat/history/history_book.h>

#include <QTest>

#include <limits>
#include <map>

using namespace qcat;
using namespace std::chrono_literals;

namespace
{

constexpr std::int64_t kStart = 1'763'812'800'000'000'000; // 2025-11-22T12:00:00Z

base::WallTime at(base::Duration after)
{
    return base::WallTime{kStart} + after;
}

class MemoryStore : public ops::HistoryStore
{
public:
    base::Status append(const std::vector<ops::HistoryMinute> &minutes) override
    {
        if (broken)
            return base::Error{"history.failed", "the disk is full"};
        for (const auto &minute : minutes)
            rows[minute.series][minute.point.start.ns] = minute;
        return {};
    }
    base::Result<std::vector<domain::HistoryPoint>> read(const std::string &series, base::WallTime from, base::WallTime to) override
    {
        std::vector<domain::HistoryPoint> points;
        for (const auto &[ns, minute] : rows[series])
            if (ns >= from.ns && ns < to.ns)
                points.push_back(minute.point);
        return points;
    }
    base::Result<std::vector<Known>> known() override
    {
        std::vector<Known> all;
        for (const auto &[name, minutes] : rows)
            if (!minutes.empty())
                all.push_back({name, minutes.begin()->second.unit});
        return all;
    }
    base::Status forgetBefore(base::WallTime time) override
    {
        for (auto &[name, minutes] : rows)
            minutes.erase(minutes.begin(), minutes.lower_bound(time.ns));
        return {};
    }

    bool broken = false;
    std::map<std::string, std::map<std::int64_t, ops::HistoryMinute>> rows;
};

// A measurement every five seconds, the seconds since the start as value.
void feed(history::HistoryBook &book, base::Duration from, base::Duration to)
{
    for (auto t = from; t < to; t += 5s)
        (void)book.add({{"pool.in_use", double(t / 1s), "1"}}, at(t));
}

api::HistoryQuery query(base::Duration from, base::Duration to, int points = 600)
{
    return {"pool.in_use", at(from), at(to), points};
}

} // namespace

class TestHistoryBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memory_that_is_scarce_shortens_the_window_and_the_store_has_the_rest()
    {
        MemoryStore store;
        history::HistoryBook book({}, &store);
        feed(book, 0s, 1h);
        const auto whole = book.bytes();
        QCOMPARE(whole, std::int64_t(720 * sizeof(domain::HistoryPoint)));
        book.limitTo(whole / 12);
        QCOMPARE(book.bytes(), whole / 12);
        QVERIFY(book.answer(query(56min, 1h))->step == 5s); // the newest as they were measured
        const auto older = book.answer(query(0s, 1h));
        QVERIFY(older && older->step == 1min && older->points.size() == 60); // the others by the minute, and none is missing
        feed(book, 1h, 2h);
        QCOMPARE(book.bytes(), whole / 12);
        book.limitTo(0);
        QCOMPARE(book.bytes(), std::int64_t(12 * sizeof(domain::HistoryPoint)));
        book.limitTo(whole);
        feed(book, 2h, 3h);
        QCOMPARE(book.bytes(), whole); // there is room again
    }

    void answers_from_memory_as_measured()
    {
        history::HistoryBook book({}, nullptr);
        feed(book, 0s, 60s);
        const auto series = book.answer(query(0s, 60s));
        QVERIFY(series);
        QCOMPARE(series->unit, std::string("1"));
        QCOMPARE(series->points.size(), std::size_t(12));
        QCOMPARE(series->points[3].mean, 15.0);
    }
    void forgets_in_memory_what_is_older_than_the_window()
    {
        history::HistoryBook book({.window = 1min}, nullptr);
        feed(book, 0s, 10min);
        QVERIFY(book.answer(query(0s, 10min))->points.front().start >= at(9min - 10s));
    }
    void keeps_each_ended_minute_once_with_its_extremes()
    {
        MemoryStore store;
        history::HistoryBook book({}, &store);
        feed(book, 0s, 3min);
        const auto &minutes = store.rows["pool.in_use"];
        QCOMPARE(minutes.size(), std::size_t(2)); // the third is not over
        const auto &first = minutes.begin()->second.point;
        QCOMPARE(first.min, 0.0);
        QCOMPARE(first.max, 55.0);
        QCOMPARE(first.mean, 27.5);
    }
    void older_stretches_come_from_the_store_and_the_newest_from_memory()
    {
        MemoryStore store;
        history::HistoryBook book({.window = 2min}, &store);
        feed(book, 0s, 10min);
        const auto series = book.answer(query(0s, 10min));
        QCOMPARE(series->step.count(), base::Duration(1min).count());
        QCOMPARE(series->points.size(), std::size_t(10));
        QCOMPARE(series->points.back().min, 540.0);
    }
    void remembers_a_series_of_an_earlier_run()
    {
        MemoryStore store;
        {
            history::HistoryBook before({}, &store);
            feed(before, 0s, 5min);
        }
        history::HistoryBook after({}, &store);
        QCOMPARE(after.answer(query(0s, 5min))->points.size(), std::size_t(4));
        QCOMPARE(after.names(), std::vector<std::string>{"pool.in_use"});
    }
    void unknown_series_is_refused_with_what_there_is()
    {
        history::HistoryBook book({}, nullptr);
        feed(book, 0s, 10s);
        const auto refused = book.answer({"pool.in_us", at(0s), at(1s), 10});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("history.unknown_series"));
        QCOMPARE(refused.error().arg("known"), std::string_view("pool.in_use"));
    }
    void range_that_makes_no_sense_is_refused()
    {
        history::HistoryBook book({}, nullptr);
        feed(book, 0s, 10s);
        QCOMPARE(book.answer(query(10s, 10s)).error().code, std::string("history.bad_range"));
        QCOMPARE(book.answer(query(0s, 10s, 0)).error().code, std::string("history.bad_range"));
        QCOMPARE(book.answer(query(0s, 10s, 5001)).error().code, std::string("history.bad_range"));
    }
    void store_that_refuses_loses_no_minute_once_it_takes_again()
    {
        MemoryStore store;
        history::HistoryBook book({}, &store);
        store.broken = true;
        feed(book, 0s, 3min);
        QVERIFY(store.rows["pool.in_use"].empty());
        QCOMPARE(book.add({{"pool.in_use", 1, "1"}}, at(3min)).error().code, std::string("history.failed"));
        store.broken = false;
        feed(book, 3min + 5s, 4min + 10s);
        QCOMPARE(store.rows["pool.in_use"].size(), std::size_t(4));
    }
    void clock_set_back_leaves_no_points_in_the_future()
    {
        history::HistoryBook book({}, nullptr);
        feed(book, 0s, 10min);
        (void)book.add({{"pool.in_use", 7, "1"}}, at(5min));
        const auto points = book.answer(query(0s, 20min))->points;
        QVERIFY(points.back().start == at(5min));
        QCOMPARE(points.back().mean, 7.0);
    }
    void value_that_is_no_number_is_left_out()
    {
        history::HistoryBook book({}, nullptr);
        feed(book, 0s, 10s);
        (void)book.add({{"pool.in_use", std::numeric_limits<double>::quiet_NaN(), "1"}}, at(10s));
        QCOMPARE(book.answer(query(0s, 1min))->points.size(), std::size_t(2));
    }
    void takes_no_more_series_than_its_bound()
    {
        history::HistoryBook book({.mostSeries = 2}, nullptr);
        (void)book.add({{"a", 1, "1"}, {"b", 1, "1"}, {"c", 1, "1"}}, at(0s));
        QCOMPARE(book.names(), (std::vector<std::string>{"a", "b"}));
    }
};

QTEST_APPLESS_MAIN(TestHistoryBook)
#include "tst_history_book.moc"
