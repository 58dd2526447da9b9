#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/pool_status.h>

#include <random>

namespace qcat::pool
{

// How many dials may be under way. A failed one opens the breaker: then one prober tries, alone, after a pause that is
// drawn anew each time from 100 ms to three times the one before (decorrelated jitter), so that many pools do not come
// back in step. Its success begins with one dial more and doubles: a server that just started is not trampled.
class Breaker
{
public:
    static constexpr base::Duration kShortestPause = std::chrono::milliseconds(100);
    // below 5 s, so that the pool is full again within 5 s of the server's return
    static constexpr base::Duration kLongestPause = std::chrono::seconds(4);
    static constexpr base::Duration kCalm = std::chrono::seconds(1); // after the last success

    Breaker(int workers, std::uint64_t seed) : m_workers(workers), m_limit(workers), m_random(seed) {}

    int allowedDials(base::SteadyTime now) const;
    void onStarted();
    void onSuccess(base::SteadyTime now);
    void onFailure(base::SteadyTime now);
    // While no dial is under way: a slow start that nobody needs a further dial of ends by itself after a while.
    void onQuiet(base::SteadyTime now);

    domain::PoolBreaker state() const { return m_state; }
    bool isOutage() const { return m_state == domain::PoolBreaker::Open || m_state == domain::PoolBreaker::Probing; }
    base::SteadyTime nextAt() const { return m_nextAt; } // while open

private:
    const int m_workers;
    int m_limit;
    domain::PoolBreaker m_state = domain::PoolBreaker::Closed;
    base::Duration m_pause{};
    base::SteadyTime m_nextAt;
    base::SteadyTime m_lastSuccess;
    std::minstd_rand m_random;
};

} // namespace qcat::pool
