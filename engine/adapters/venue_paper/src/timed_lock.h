#pragma once

#include <qcat/base/time.h>

#include <condition_variable>
#include <mutex>

namespace qcat::venue_paper
{

// A lock that can be waited for with a deadline. Not std::timed_mutex: the thread sanitizer does not see that one's
// clock-based lock.
class TimedLock
{
public:
    // False: still held by somebody else when the time was over.
    [[nodiscard]] bool tryAcquireFor(base::Duration timeout)
    {
        std::unique_lock guard(m_mutex);
        if (!m_released.wait_for(guard, timeout, [this] { return !m_held; }))
            return false;
        m_held = true;
        return true;
    }
    void acquire()
    {
        std::unique_lock guard(m_mutex);
        m_released.wait(guard, [this] { return !m_held; });
        m_held = true;
    }
    void release()
    {
        {
            std::lock_guard guard(m_mutex);
            m_held = false;
        }
        m_released.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_released;
    bool m_held = false;
};

} // namespace qcat::venue_paper
