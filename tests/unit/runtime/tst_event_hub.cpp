#include "event_hub.h"

#include <qcat/base/manual_executor.h>

#include <QTest>

using namespace qcat;
using runtime::EventHub;

namespace
{

std::shared_ptr<const api::Snapshot> numbered(std::uint64_t n)
{
    auto snapshot = std::make_shared<api::Snapshot>();
    snapshot->sequence = n;
    return snapshot;
}

struct Seen
{
    std::vector<std::uint64_t> events, snapshots;
    api::EngineObserver observer()
    {
        return {[this](std::shared_ptr<const api::Snapshot> s) { snapshots.push_back(s->sequence); },
                [this](const api::Event &e) { events.push_back(e.sequence); },
                {}};
    }
};

} // namespace

class TestEventHub : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_observer_gets_every_event_in_order()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        EventHub hub(clock);
        Seen a, b;
        const auto first = hub.subscribe(a.observer(), executor);
        hub.publish(api::Notice{});
        const auto second = hub.subscribe(b.observer(), executor);
        for (int i = 0; i < 100; ++i)
            hub.publish(api::Notice{});
        executor.runAll();
        QCOMPARE(a.events.size(), 101u);
        QCOMPARE(b.events.size(), 100u);
        QCOMPARE(b.events.front(), 2u);
        QVERIFY(std::is_sorted(a.events.begin(), a.events.end()));
    }
    void a_slow_observer_gets_the_newest_snapshot_only()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        EventHub hub(clock);
        Seen slow;
        const auto subscription = hub.subscribe(slow.observer(), executor);
        for (std::uint64_t n = 1; n <= 50; ++n)
            hub.publish(numbered(n));
        executor.runAll();
        QCOMPARE(slow.snapshots, std::vector<std::uint64_t>{50});
    }
    void a_late_observer_starts_with_the_newest_snapshot()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        EventHub hub(clock);
        hub.publish(numbered(7));
        Seen late;
        const auto subscription = hub.subscribe(late.observer(), executor);
        executor.runAll();
        QCOMPARE(late.snapshots, std::vector<std::uint64_t>{7});
    }
    void nothing_is_delivered_after_the_subscription_has_ended()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        EventHub hub(clock);
        Seen seen;
        auto subscription = hub.subscribe(seen.observer(), executor);
        hub.publish(api::Notice{});
        subscription.reset();
        executor.runAll();
        QVERIFY(seen.events.empty());
    }
    void a_subscription_may_outlive_the_hub()
    {
        base::ManualClock clock;
        base::ManualExecutor executor(clock);
        auto hub = std::make_unique<EventHub>(clock);
        Seen seen;
        auto subscription = hub->subscribe(seen.observer(), executor);
        hub.reset();
        subscription.reset();
    }
};

QTEST_APPLESS_MAIN(TestEventHub)
#include "tst_event_hub.moc"
