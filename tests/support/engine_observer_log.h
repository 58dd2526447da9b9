#pragma once

#include <qcat/api/engine.h>
#include <qcat/base/loop_thread.h>

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

// Observes an engine on a thread of its own and keeps what it saw, for a test to look at.
class EngineObserverLog
{
public:
    explicit EngineObserverLog(qcat::api::Engine &engine)
        : m_thread("observer", 100'000, [](std::exception_ptr error) { std::rethrow_exception(error); })
    {
        m_subscription = engine.subscribe({[this](auto snapshot) { keep(m_snapshots, std::move(snapshot)); },
                                           [this](const auto &event) { keep(m_events, event); },
                                           [this](auto state, const auto &) { keep(m_links, state); }},
                                          m_thread);
    }
    ~EngineObserverLog()
    {
        m_subscription.reset();
        m_thread.stop();
    }

    qcat::base::LoopThread &executor() { return m_thread; }
    void unsubscribe() { m_subscription.reset(); }
    // Keeps the observer's thread busy until release() is called.
    void block()
    {
        m_gate.lock();
        m_thread.post([this] { std::lock_guard wait(m_gate); });
    }
    void release() { m_gate.unlock(); }

    std::vector<std::shared_ptr<const qcat::api::Snapshot>> snapshots() const { return copy(m_snapshots); }
    std::vector<qcat::api::Event> events() const { return copy(m_events); }
    std::vector<qcat::api::LinkState> links() const { return copy(m_links); }
    bool ranElsewhere() const
    {
        std::lock_guard lock(m_mutex);
        return m_ranElsewhere;
    }
    std::vector<qcat::api::CommandAnswered> answersTo(qcat::api::CommandId id) const
    {
        std::vector<qcat::api::CommandAnswered> answers;
        for (const auto &event : events())
            if (const auto *answer = std::get_if<qcat::api::CommandAnswered>(&event.body);
                answer && answer->command == id)
                answers.push_back(*answer);
        return answers;
    }

private:
    template <typename T>
    void keep(std::vector<T> &list, T value)
    {
        std::lock_guard lock(m_mutex);
        m_ranElsewhere = m_ranElsewhere || !m_thread.isCurrent();
        list.push_back(std::move(value));
    }
    template <typename T>
    std::vector<T> copy(const std::vector<T> &list) const
    {
        std::lock_guard lock(m_mutex);
        return list;
    }

    mutable std::mutex m_mutex;
    std::mutex m_gate;
    std::vector<std::shared_ptr<const qcat::api::Snapshot>> m_snapshots;
    std::vector<qcat::api::Event> m_events;
    std::vector<qcat::api::LinkState> m_links;
    bool m_ranElsewhere = false;
    qcat::base::LoopThread m_thread;
    qcat::base::Subscription m_subscription;
};
