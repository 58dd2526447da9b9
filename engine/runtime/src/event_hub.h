#pragma once

#include <qcat/api/engine.h>
#include <qcat/base/clock.h>

#include <map>
#include <mutex>

namespace qcat::runtime
{

// Fans events and snapshots out to observers, each on its own executor. Events are numbered and never dropped; of
// snapshots an observer that is behind gets the newest only. Thread-safe.
class EventHub
{
public:
    explicit EventHub(const base::Clock &clock) : m_clock(clock) {}

    base::Subscription subscribe(api::EngineObserver observer, base::Executor &executor);
    void publish(api::EventBody body);
    void publish(std::shared_ptr<const api::Snapshot> snapshot);
    std::shared_ptr<const api::Snapshot> snapshot() const;

private:
    // Lives as long as a delivery is under way, also when its subscription has ended.
    struct Observer {
        api::EngineObserver functions;
        base::Executor *executor = nullptr;
        std::mutex mutex;
        bool active = true;
        std::shared_ptr<const api::Snapshot> pending; // not yet delivered
    };

    static void deliver(const std::shared_ptr<Observer> &observer, std::function<void(Observer &)> call);
    static void deliverSnapshot(const std::shared_ptr<Observer> &observer,
                                std::shared_ptr<const api::Snapshot> snapshot);
    std::vector<std::shared_ptr<Observer>> observers() const;

    const base::Clock &m_clock;
    struct Shared {
        std::mutex mutex;
        std::map<std::uint64_t, std::shared_ptr<Observer>> observers;
    };
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>(); // outlives the hub in subscriptions
    std::uint64_t m_nextKey = 0;
    std::uint64_t m_sequence = 0;
    mutable std::mutex m_publishing; // keeps the order of events the same for all
    std::shared_ptr<const api::Snapshot> m_newest;
};

} // namespace qcat::runtime
