#include "breaker.h"

#include <algorithm>

namespace qcat::pool
{

using domain::PoolBreaker;

int Breaker::allowedDials(base::SteadyTime now) const
{
    if (m_state == PoolBreaker::Open)
        return now >= m_nextAt ? 1 : 0;
    return m_state == PoolBreaker::Probing ? 1 : m_limit;
}

void Breaker::onStarted()
{
    if (m_state == PoolBreaker::Open)
        m_state = PoolBreaker::Probing;
}

void Breaker::onSuccess(base::SteadyTime now)
{
    m_lastSuccess = now;
    m_limit = isOutage() ? 1 : std::min(m_limit * 2, m_workers);
    m_state = m_limit >= m_workers ? PoolBreaker::Closed : PoolBreaker::SlowStart;
    m_pause = {};
}

void Breaker::onFailure(base::SteadyTime now)
{
    if (m_state == PoolBreaker::Open) // began beside the one that opened the breaker
        return;
    const auto widest = std::clamp(m_pause * 3, kShortestPause * 3, kLongestPause);
    m_pause =
        base::Duration(std::uniform_int_distribution<std::int64_t>(kShortestPause.count(), widest.count())(m_random));
    m_state = PoolBreaker::Open;
    m_nextAt = now + m_pause;
}

void Breaker::onQuiet(base::SteadyTime now)
{
    if (m_state != PoolBreaker::SlowStart || now - m_lastSuccess < kCalm)
        return;
    m_limit = m_workers;
    m_state = PoolBreaker::Closed;
}

} // namespace qcat::pool
