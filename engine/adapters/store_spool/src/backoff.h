#pragma once

#include <qcat/base/time.h>

#include <random>

namespace qcat::store_spool
{

// Waits between tries: decorrelated jitter, so that many clients of a server that comes back do not all knock at once.
// Each wait is drawn between the shortest and three times the one before, and never above the longest.
class Backoff
{
public:
    Backoff(base::Duration shortest, base::Duration longest, std::uint32_t seed);

    base::Duration next();
    void reset() { m_last = m_shortest; }

private:
    const base::Duration m_shortest;
    const base::Duration m_longest;
    base::Duration m_last;
    std::mt19937 m_random;
};

} // namespace qcat::store_spool
