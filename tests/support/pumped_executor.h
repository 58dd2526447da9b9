#pragma once

#include <qcat/base/executor.h>

#include <condition_variable>
#include <deque>
#include <mutex>

// Runs what other threads post on the test's own thread, while the test waits for something.
class PumpedExecutor : public qcat::base::Executor
{
public:
    void post(Work work) override
    {
        const std::lock_guard lock(m_mutex);
        m_work.push_back(std::move(work));
        m_arrived.notify_all();
    }
    void postAfter(qcat::base::Duration, Work work) override { post(std::move(work)); }

    // Until it is true, or 30 s are over: then it says false.
    template <typename Condition>
    bool runUntil(Condition isMet)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!isMet()) {
            std::unique_lock lock(m_mutex);
            if (!m_arrived.wait_until(lock, end, [this] { return !m_work.empty(); }))
                return false;
            auto work = std::move(m_work.front());
            m_work.pop_front();
            lock.unlock();
            work();
        }
        return true;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Work> m_work;
};
