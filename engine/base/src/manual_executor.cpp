#include <qcat/base/manual_executor.h>

namespace qcat::base
{

WallTime ManualClock::wallNow() const
{
    std::lock_guard lock(m_mutex);
    return m_wall;
}

SteadyTime ManualClock::steadyNow() const
{
    std::lock_guard lock(m_mutex);
    return m_steady;
}

void ManualClock::advance(Duration by)
{
    std::lock_guard lock(m_mutex);
    m_wall = m_wall + by;
    m_steady = m_steady + by;
}

void ManualClock::stepWall(Duration by)
{
    std::lock_guard lock(m_mutex);
    m_wall = m_wall + by;
}

void ManualExecutor::post(Work work)
{
    std::lock_guard lock(m_mutex);
    m_ready.push_back(std::move(work));
}

void ManualExecutor::postAfter(Duration delay, Work work)
{
    const SteadyTime due = m_clock.steadyNow() + delay;
    std::lock_guard lock(m_mutex);
    m_timers.emplace(due, std::move(work));
}

int ManualExecutor::runAll()
{
    int count = 0;
    while (runOne())
        ++count;
    return count;
}

void ManualExecutor::advance(Duration by)
{
    const SteadyTime end = m_clock.steadyNow() + by;
    runAll();
    while (true) {
        SteadyTime next;
        {
            std::lock_guard lock(m_mutex);
            if (m_timers.empty() || m_timers.begin()->first > end)
                break;
            next = m_timers.begin()->first;
        }
        if (const SteadyTime now = m_clock.steadyNow(); next > now)
            m_clock.advance(next - now);
        runAll();
    }
    m_clock.advance(end - m_clock.steadyNow());
    runAll();
}

bool ManualExecutor::isIdle() const
{
    std::lock_guard lock(m_mutex);
    return m_ready.empty() && m_timers.empty();
}

bool ManualExecutor::runOne()
{
    Work work;
    {
        const SteadyTime now = m_clock.steadyNow();
        std::lock_guard lock(m_mutex);
        if (!m_ready.empty()) {
            work = std::move(m_ready.front());
            m_ready.pop_front();
        } else if (!m_timers.empty() && m_timers.begin()->first <= now) {
            work = std::move(m_timers.begin()->second);
            m_timers.erase(m_timers.begin());
        } else {
            return false;
        }
    }
    work();
    return true;
}

} // namespace qcat::base
