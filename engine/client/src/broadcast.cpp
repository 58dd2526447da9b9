#include "broadcast.h"

#include <atomic>

namespace qcat::client
{

struct Broadcast::Observer {
    api::EngineObserver functions;
    base::Executor *executor;
    std::atomic_bool isActive = true;
    std::atomic_bool snapshotPosted = false; // the one that is on its way will be the newest when it arrives
};

Broadcast::Broadcast(std::shared_ptr<const api::Snapshot> first) : m_snapshot(std::move(first)) {}

base::Subscription Broadcast::subscribe(api::EngineObserver functions, base::Executor &executor)
{
    auto observer = std::make_shared<Observer>();
    observer->functions = std::move(functions);
    observer->executor = &executor;
    std::lock_guard lock(m_mutex);
    const auto key = ++m_nextKey;
    m_observers[key] = observer;
    postSnapshot(observer);
    postLink(observer);
    return base::Subscription([self = shared_from_this(), key, observer] {
        observer->isActive = false;
        std::lock_guard inner(self->m_mutex);
        self->m_observers.erase(key);
    });
}

std::shared_ptr<const api::Snapshot> Broadcast::snapshot() const
{
    std::lock_guard lock(m_mutex);
    return m_snapshot;
}

void Broadcast::publish(std::shared_ptr<const api::Snapshot> snapshot)
{
    std::lock_guard lock(m_mutex);
    m_snapshot = std::move(snapshot);
    for (const auto &[key, observer] : m_observers)
        postSnapshot(observer);
}

void Broadcast::publish(const api::Event &event)
{
    const auto shared = std::make_shared<const api::Event>(event);
    std::lock_guard lock(m_mutex);
    for (const auto &[key, observer] : m_observers)
        if (observer->functions.onEvent)
            observer->executor->post([observer = observer, shared] {
                if (observer->isActive)
                    observer->functions.onEvent(*shared);
            });
}

void Broadcast::publish(api::LinkState state, const domain::Finding &why)
{
    std::lock_guard lock(m_mutex);
    m_link = state;
    m_linkWhy = why;
    for (const auto &[key, observer] : m_observers)
        postLink(observer);
}

void Broadcast::postSnapshot(const std::shared_ptr<Observer> &observer)
{
    if (!observer->functions.onSnapshot || observer->snapshotPosted.exchange(true))
        return;
    observer->executor->post([self = shared_from_this(), observer] {
        observer->snapshotPosted = false;
        if (observer->isActive)
            observer->functions.onSnapshot(self->snapshot());
    });
}

void Broadcast::postLink(const std::shared_ptr<Observer> &observer)
{
    if (!observer->functions.onLink)
        return;
    observer->executor->post([observer, state = m_link, why = m_linkWhy] {
        if (observer->isActive)
            observer->functions.onLink(state, why);
    });
}

} // namespace qcat::client
