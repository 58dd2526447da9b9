#include "performance_keeper.h"
#include "performance_readings.h"

#include <qcat/base/manual_executor.h>
#include <qcat/runtime/stage_watch.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace qcat;
using namespace std::chrono_literals;
using domain::OrderStage;
using domain::PerformanceArea;

namespace
{

api::Snapshot withComponent(const char *id, domain::Measured measured)
{
    api::Snapshot snapshot;
    auto ops = std::make_shared<api::OpsSnapshot>();
    ops->components.resize(1);
    ops->components[0].id = {id};
    ops->components[0].measured = {std::move(measured)};
    snapshot.ops = ops;
    snapshot.trading = std::make_shared<api::TradingSnapshot>();
    return snapshot;
}

std::optional<baselines::Reading> reading(const std::vector<baselines::Reading> &all, const std::string &metric)
{
    for (const auto &one : all)
        if (one.metric == metric)
            return one;
    return std::nullopt;
}

// A data folder whose baselines are learned, reset and kept, all within one second of the clock.
class Keeping
{
public:
    void learned()
    {
        baselines::BaselineBook book({6, 30});
        book.add({{"api.answer", "s", PerformanceArea::Api, 0.003, 0}}, m_clock.wallNow());
        m_learned = QByteArray::fromStdString(book.text());
        write(m_learned);
    }
    void write(const QByteArray &text)
    {
        QFile file(path(QStringLiteral("baselines")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    // A run with so many resets: the codes that they answered with.
    QStringList resets(int times)
    {
        runtime::PerformanceKeeper keeper(m_folder.path().toStdString(), {}, [](const auto &) {}, m_clock);
        keeper.start({[] { return std::make_shared<api::Snapshot>(withComponent("none", {})); }, [] { return domain::OrderLatency(); }});
        QStringList answers;
        for (int i = 0; i < times; ++i) {
            std::promise<std::string> answered;
            keeper.reset([&](const base::Result<domain::Finding> &found) { answered.set_value(found ? found->code : found.error().code); });
            answers << QString::fromStdString(answered.get_future().get());
        }
        return answers;
    }
    QStringList files(const QString &pattern) const { return QDir(m_folder.path()).entryList({pattern}, QDir::Files, QDir::Name); }
    QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    const QByteArray &learnedText() const { return m_learned; }

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    base::ManualClock m_clock;
    QByteArray m_learned;
};

} // namespace

class TestPerformanceReadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_was_seen_several_times_is_told_as_its_mean_in_base_units()
    {
        runtime::IntervalReadings readings;
        readings.see(withComponent("postgresql", {"answer_ms", 2, "ms"}));
        readings.see(withComponent("postgresql", {"answer_ms", 6, "ms"}));
        const auto answer = reading(readings.take({}, {}, {}, 1min), "postgresql.answer");
        QVERIFY(answer);
        QCOMPARE(answer->value, 0.004);
        QCOMPARE(answer->unit, std::string("s"));
        QCOMPARE(answer->area, PerformanceArea::Database);
        QVERIFY(!reading(readings.take({}, {}, {}, 1min), "postgresql.answer")); // not measured again: not told again
    }

    void figures_with_limits_of_their_own_are_passed_over()
    {
        runtime::IntervalReadings readings;
        readings.see(withComponent("disk", {"disk_free_bytes", 1e9, "bytes"}));
        QCOMPARE(readings.take({}, {}, {}, 1min).size(), std::size_t(2)); // standstill and processor
    }

    void the_worst_lateness_is_the_standstill_of_the_interval()
    {
        runtime::IntervalReadings readings;
        for (const auto late : {2ms, 900ms, 1ms})
            readings.seeLateness(late);
        const auto stall = reading(readings.take({}, {}, 30s, 1min), "process.stall");
        QCOMPARE(stall->value, 0.9);
        QCOMPARE(stall->area, PerformanceArea::Process);
        QCOMPARE(reading(readings.take({}, {}, 30s, 1min), "process.cpu")->value, 0.5);
    }

    void without_orders_nothing_is_said_of_their_way()
    {
        runtime::IntervalReadings readings;
        QVERIFY(!reading(readings.take({}, {}, {}, 1min), "order.whole"));
        QVERIFY(runtime::stageTimes({}).empty());
        domain::OrderLatency orders;
        orders.whole.add(10ms);
        orders.stages[std::size_t(OrderStage::Durable)].add(9ms);
        orders.stages[std::size_t(OrderStage::Send)].add(1ms);
        orders.venue.add(20ms);
        const auto all = readings.take(orders, {}, {}, 1min);
        QCOMPARE(reading(all, "order.whole")->value, 0.01);
        QCOMPARE(reading(all, "order.durable")->area, PerformanceArea::Disk);
        QCOMPARE(reading(all, "venue.round_trip")->value, 0.02);
        const auto stages = runtime::stageTimes(orders);
        QCOMPARE(stages.size(), domain::kOrderStages);
        QCOMPARE(stages[std::size_t(OrderStage::Durable)].share, 0.9);
    }

    void requests_are_sorted_by_the_time_that_they_took_together()
    {
        runtime::RequestTimes requests;
        for (int i = 0; i < 100; ++i)
            requests["/health"].add(1ms);
        requests["/api/v1/snapshot"].add(300ms);
        requests["/api/v1/oncall"]; // nobody asked in the interval
        const auto slow = runtime::slowRequests(requests);
        QCOMPARE(slow.size(), std::size_t(2));
        QCOMPARE(slow[0].name, std::string("/api/v1/snapshot"));
        QCOMPARE(slow[0].share, 0.75);
    }

    void stages_of_an_event_add_up_to_its_whole_and_what_follows_the_last_order_is_in_none()
    {
        base::ManualClock clock;
        runtime::StageWatch watch(clock);
        const auto due = clock.steadyNow();
        const auto pass = [&](OrderStage stage, base::Duration took) {
            clock.advance(took);
            watch.mark(stage);
        };
        clock.advance(3ms);
        watch.begin(due);
        pass(OrderStage::Feed, 1ms);
        pass(OrderStage::Decide, 2ms);
        pass(OrderStage::Durable, 5ms);
        pass(OrderStage::Send, 1ms);
        watch.ordered();
        pass(OrderStage::Decide, 40ms);
        QCOMPARE(watch.whole(), base::Duration(12ms));
        QCOMPARE(watch.stages()[std::size_t(OrderStage::Wait)], base::Duration(3ms));
        QCOMPARE(watch.stages()[std::size_t(OrderStage::Decide)], base::Duration(2ms));
        watch.begin(clock.steadyNow());
        QCOMPARE(watch.whole(), base::Duration(0));
    }

    void a_reset_of_nothing_keeps_no_copy_and_pushes_none_out()
    {
        Keeping f;
        QCOMPARE(f.resets(1), QStringList{QStringLiteral("performance.learning")});
        QCOMPARE(f.files(QStringLiteral("baselines-*")), QStringList());
        f.learned();
        QCOMPARE(f.resets(8).count(QStringLiteral("performance.reset")), 8); // the answer names the copy of the first
        const auto copies = f.files(QStringLiteral("baselines-*"));
        QCOMPARE(copies.size(), 1);
        QCOMPARE(f.content(copies.front()), f.learnedText());
    }

    void copies_of_the_same_second_stand_beside_each_other_and_the_last_five_stay()
    {
        Keeping f;
        QStringList newest;
        for (int i = 0; i < 7; ++i) {
            f.learned();
            QCOMPARE(f.resets(1), QStringList{QStringLiteral("performance.reset")});
            newest << f.files(QStringLiteral("baselines-*")).back();
        }
        QCOMPARE(QSet<QString>(newest.begin(), newest.end()).size(), 7);
        const auto copies = f.files(QStringLiteral("baselines-*"));
        QCOMPARE(copies, newest.last(5));
        for (const auto &copy : copies)
            QCOMPARE(f.content(copy), f.learnedText());
    }

    void damaged_baselines_are_put_aside_before_new_ones_are_kept()
    {
        Keeping f;
        f.write("half of what was lear");
        (void)f.resets(0);
        const auto aside = f.files(QStringLiteral("baselines.damaged-*"));
        QCOMPARE(aside.size(), 1);
        QCOMPARE(f.content(aside.front()), QByteArray("half of what was lear"));
        QVERIFY(f.content(QStringLiteral("baselines")).startsWith("qcat-baselines"));
    }

    void the_venues_answer_ends_the_round_trip_of_its_order()
    {
        base::ManualClock clock;
        runtime::StageWatch watch(clock);
        watch.sent({"a"}, {1'000'000'000});
        watch.answered({"another's"}, {1'001'000'000});
        QCOMPARE(watch.roundTrips().count(), std::uint64_t(0));
        watch.answered({"a"}, {1'018'000'000});
        watch.answered({"a"}, {1'500'000'000}); // a fill, later
        QCOMPARE(watch.roundTrips().count(), std::uint64_t(1));
        QCOMPARE(watch.roundTrips().sum, base::Duration(18ms));
    }
};

QTEST_APPLESS_MAIN(TestPerformanceReadings)
#include "tst_performance_readings.moc"
