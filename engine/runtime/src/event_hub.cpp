#include "event_hub.h"

namespace qcat::runtime
{

base::Subscription EventHub::subscribe(api::EngineObserver functions, base::Executor &executor)
{
    auto observer = std::make_shared<Observer>();
    observer->functions = std::move(functions);
    observer->executor = &executor;
    std::lock_guard publishing(m_publishing);
    const auto key = ++m_nextKey;
    {
        std::lock_guard lock(m_shared->mutex);
        m_shared->observers[key] = observer;
    }
    if (m_newest)
        deliverSnapshot(observer, m_newest);
    deliver(observer, [](Observer &o) {
        if (o.functions.onLink)
            o.functions.onLink(api::LinkState::Connected, {});
    });
    return base::Subscription([shared = std::weak_ptr(m_shared), key, observer] {
        {
            std::lock_guard lock(observer->mutex);
            observer->active = false;
        }
        if (const auto alive = shared.lock()) {
            std::lock_guard lock(alive->mutex);
            alive->observers.erase(key);
        }
    });
}

void EventHub::publish(api::EventBody body)
{
    std::lock_guard publishing(m_publishing);
    const auto event = std::make_shared<const api::Event>(api::Event{++m_sequence, m_clock.wallNow(), std::move(body)});
    for (const auto &observer : observers())
        if (observer->functions.onEvent)
            deliver(observer, [event](Observer &o) { o.functions.onEvent(*event); });
}

void EventHub::publish(std::shared_ptr<const api::Snapshot> snapshot)
{
    std::lock_guard publishing(m_publishing);
    m_newest = snapshot;
    for (const auto &observer : observers())
        deliverSnapshot(observer, snapshot);
}

std::shared_ptr<const api::Snapshot> EventHub::snapshot() const
{
    std::lock_guard publishing(m_publishing);
    return m_newest;
}

void EventHub::deliver(const std::shared_ptr<Observer> &observer, std::function<void(Observer &)> call)
{
    observer->executor->post([observer, call = std::move(call)] {
        {
            std::lock_guard lock(observer->mutex);
            if (!observer->active)
                return;
        }
        call(*observer);
    });
}

void EventHub::deliverSnapshot(const std::shared_ptr<Observer> &observer, std::shared_ptr<const api::Snapshot> snapshot)
{
    {
        std::lock_guard lock(observer->mutex);
        const bool underWay = observer->pending != nullptr;
        observer->pending = std::move(snapshot);
        if (underWay)
            return; // the delivery on its way takes the newest
    }
    deliver(observer, [](Observer &o) {
        std::shared_ptr<const api::Snapshot> newest;
        {
            std::lock_guard lock(o.mutex);
            newest = std::exchange(o.pending, nullptr);
        }
        if (newest && o.functions.onSnapshot)
            o.functions.onSnapshot(std::move(newest));
    });
}

std::vector<std::shared_ptr<EventHub::Observer>> EventHub::observers() const
{
    std::lock_guard lock(m_shared->mutex);
    std::vector<std::shared_ptr<Observer>> all;
    for (const auto &[key, observer] : m_shared->observers)
        all.push_back(observer);
    return all;
}

} // namespace qcat::runtime
