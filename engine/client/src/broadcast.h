#pragma once

#include <qcat/api/engine.h>

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace qcat::client
{

// Hands snapshots, events and link states to observers on their executors: snapshots coalesced for each observer,
// events all and in order. Thread-safe. Shared, so that a subscription may outlive the client.
class Broadcast : public std::enable_shared_from_this<Broadcast>
{
public:
    explicit Broadcast(std::shared_ptr<const api::Snapshot> first);

    base::Subscription subscribe(api::EngineObserver observer, base::Executor &executor);
    std::shared_ptr<const api::Snapshot> snapshot() const;
    void publish(std::shared_ptr<const api::Snapshot> snapshot);
    void publish(const api::Event &event);
    void publish(api::LinkState state, const domain::Finding &why);

private:
    struct Observer;
    void postSnapshot(const std::shared_ptr<Observer> &observer);
    void postLink(const std::shared_ptr<Observer> &observer);

    mutable std::mutex m_mutex; // held while posting: the order of events, and no post after a subscription has ended
    std::shared_ptr<const api::Snapshot> m_snapshot;
    api::LinkState m_link = api::LinkState::Connecting;
    domain::Finding m_linkWhy;
    std::map<std::uint64_t, std::shared_ptr<Observer>> m_observers;
    std::uint64_t m_nextKey = 0;
};

} // namespace qcat::client
