#include "counter_window.h"
#include "size_history.h"
#include "statement_window.h"

#include <QTest>

using namespace qcat::base;
using namespace qcat::domain::postgres;
using namespace qcat::pg_diagnostics;

namespace
{

SteadyTime at(int seconds)
{
    return {seconds * 1'000'000'000LL};
}

StatementUse use(std::int64_t calls, Duration time)
{
    StatementUse made;
    made.calls = calls;
    made.time = time;
    return made;
}

Sizes sizes(std::int64_t database, std::int64_t table)
{
    Sizes made;
    made.databases.rows = {{"qcat", database, {}}};
    made.tables.rows = {{"orders", 1, table, 0, 0, {}}};
    return made;
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_first_reading_has_no_delta_the_second_has()
    {
        CounterWindow window;
        window.begin(at(1), "a");
        QCOMPARE(window.counter("x", 100).delta, std::nullopt);
        QCOMPARE(window.length(), 0ns);
        window.begin(at(11), "a");
        const auto counter = window.counter("x", 130);
        QCOMPARE(counter.total, 130);
        QCOMPARE(counter.delta, std::optional<std::int64_t>(30));
        QCOMPARE(window.length(), Duration(10s));
        QCOMPARE(qcat::domain::perSecond(counter, window.length()), std::optional(3.0));
    }

    void a_reset_or_a_restart_begins_anew()
    {
        CounterWindow window;
        window.begin(at(1), "a");
        (void)window.counter("x", 100);
        window.begin(at(2), "b"); // even when the total is larger again
        QCOMPARE(window.counter("x", 500).delta, std::nullopt);
        QCOMPARE(window.length(), 0ns);
        window.begin(at(3), "b");
        QCOMPARE(window.counter("x", 501).delta, std::optional<std::int64_t>(1));
    }

    void a_total_that_fell_without_a_word_has_no_delta()
    {
        CounterWindow window;
        window.begin(at(1), "a");
        (void)window.counter("x", 100);
        window.begin(at(2), "a");
        QCOMPARE(window.counter("x", 7).delta, std::nullopt);
        window.begin(at(3), "a");
        QCOMPARE(window.counter("x", 9).delta, std::optional<std::int64_t>(2));
    }

    void a_clock_that_goes_back_or_stands_gives_no_window()
    {
        for (const int second : {5, 10}) {
            CounterWindow window;
            window.begin(at(10), "a");
            (void)window.counter("x", 100);
            window.begin(at(second), "a");
            QCOMPARE(window.counter("x", 200).delta, std::nullopt);
            QCOMPARE(window.length(), 0ns);
            QCOMPARE(qcat::domain::perSecond({200, 100}, window.length()), std::nullopt);
        }
    }

    void a_statement_counts_from_the_reading_before()
    {
        StatementWindow window;
        const StatementWindow::Key key{1, 10, true};
        window.begin(at(1), "a");
        QCOMPARE(window.since(key, use(10, 1s)), std::nullopt);
        window.begin(at(2), "a");
        QCOMPARE(window.since(key, use(14, 3s)), std::optional(use(4, 2s)));
        window.begin(at(3), "a"); // evicted in between and counted anew
        QCOMPARE(window.since(key, use(2, 1s)), std::nullopt);
        window.begin(at(4), "a"); // not listed
        window.begin(at(5), "a");
        QCOMPARE(window.since(key, use(20, 9s)), std::nullopt);
    }

    void the_same_statement_of_another_user_is_another_one()
    {
        StatementWindow window;
        window.begin(at(1), "a");
        (void)window.since({1, 10, true}, use(10, 1s));
        window.begin(at(2), "a");
        QCOMPARE(window.since({1, 11, true}, use(50, 2s)), std::nullopt);
    }

    void growth_is_counted_from_the_oldest_size_of_the_hour()
    {
        SizeHistory history;
        auto first = sizes(1000, 100);
        history.addGrowth(first, at(0));
        QCOMPARE(first.databases.rows[0].growth, std::nullopt);
        QCOMPARE(first.growthWindow, Duration(0));
        auto second = sizes(1500, 160);
        history.addGrowth(second, at(600));
        QCOMPARE(second.databases.rows[0].growth, std::optional<std::int64_t>(500));
        QCOMPARE(second.tables.rows[0].growth, std::optional<std::int64_t>(60));
        QCOMPARE(second.growthWindow, Duration(600s));
        auto late = sizes(1400, 160); // the first sample is too old by now
        history.addGrowth(late, at(3700));
        QCOMPARE(late.databases.rows[0].growth, std::optional<std::int64_t>(-100));
        QCOMPARE(late.growthWindow, Duration(3100s));
    }

    void estimates_tell_no_growth_and_spoil_none()
    {
        SizeHistory history;
        auto first = sizes(1000, 100);
        history.addGrowth(first, at(0));
        auto estimate = sizes(1, 1);
        estimate.areEstimates = true;
        history.addGrowth(estimate, at(60));
        QCOMPARE(estimate.tables.rows[0].growth, std::nullopt);
        auto exact = sizes(1001, 102);
        history.addGrowth(exact, at(120));
        QCOMPARE(exact.tables.rows[0].growth, std::optional<std::int64_t>(2));
    }
};

QTEST_APPLESS_MAIN(TestWindows)
#include "tst_windows.moc"
