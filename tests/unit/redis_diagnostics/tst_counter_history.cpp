#include "counter_history.h"

#include <fmt/format.h>

#include <QTest>

using namespace qcat;
using namespace std::chrono_literals;
using redis_diagnostics::CounterHistory;
using redis_diagnostics::Info;

namespace
{

void look(CounterHistory &history, base::Duration at, std::int64_t hits, std::int64_t misses, const char *run = "a")
{
    history.add(Info::parse(fmt::format("run_id:{}\nkeyspace_hits:{}\nkeyspace_misses:{}\n"
                                        "cmdstat_get:calls={},usec={},failed_calls=1,rejected_calls=0\n",
                                        run, hits, misses, hits, hits * 10)),
                base::SteadyTime() + at);
}

} // namespace

class TestCounterHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void one_look_gives_no_window()
    {
        CounterHistory history;
        look(history, 1s, 100, 100);
        QVERIFY(history.windows().empty());
        QVERIFY(history.commands().busiest.rows.empty());
    }

    void each_window_covers_what_it_was_asked_for()
    {
        CounterHistory history;
        for (int i = 1; i <= 2000; ++i) // two hours and three quarters, 5 s apart; every second read misses
            look(history, i * 5s, i, i);
        const auto windows = history.windows();
        QCOMPARE(windows.size(), std::size_t(4));
        const std::array spans = {base::Duration(5s), base::Duration(1min), base::Duration(10min), base::Duration(1h)};
        for (std::size_t i = 0; i < spans.size(); ++i) {
            QCOMPARE(windows[i].span.count(), spans[i].count());
            QCOMPARE(windows[i].hits, spans[i] / 5s);
            QCOMPARE(windows[i].hitRatio().value(), 0.5);
        }
    }

    void a_restart_starts_anew()
    {
        CounterHistory history;
        look(history, 5s, 1000, 0);
        look(history, 10s, 2000, 0, "b");
        QVERIFY(history.windows().empty());
    }

    void reset_statistics_start_anew()
    {
        CounterHistory history;
        look(history, 5s, 1000, 1000);
        look(history, 10s, 1, 1);
        QVERIFY(history.windows().empty());
        look(history, 15s, 3, 1);
        QCOMPARE(history.windows().front().hits, std::int64_t(2));
    }

    void a_look_that_is_not_later_is_passed_over()
    {
        CounterHistory history;
        look(history, 10s, 10, 0);
        look(history, 10s, 20, 0);
        look(history, 5s, 30, 0);
        QVERIFY(history.windows().empty());
    }

    void commands_are_those_of_the_window()
    {
        CounterHistory history;
        look(history, 5s, 100, 0);
        look(history, 10s, 103, 0);
        const auto commands = history.commands();
        QCOMPARE(commands.busiest.rows.size(), std::size_t(1));
        QCOMPARE(commands.busiest.rows[0].calls, std::int64_t(3));
        QCOMPARE(commands.busiest.rows[0].failed, std::int64_t(0));
        QCOMPARE(commands.busiest.rows[0].time.count(), base::Duration(30us).count());
    }
};

QTEST_APPLESS_MAIN(TestCounterHistory)
#include "tst_counter_history.moc"
