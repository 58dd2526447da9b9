#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/pool_status.h>

#include <deque>

namespace qcat::pool
{

// Totals that only grow, as they stood at some moment.
struct LoadTotals {
    base::SteadyTime at;
    std::uint64_t arrivals = 0;
    std::uint64_t returns = 0;
    base::Duration held{};
    std::uint64_t waitsEnded = 0;
    base::Duration waited{};
};

// Remembers the totals of the last minute; what happened since the oldest of them is the load.
class LoadWindow
{
public:
    static constexpr base::Duration kSpan = std::chrono::minutes(1);

    explicit LoadWindow(base::SteadyTime start) { m_samples.push_back({start}); }
    void sample(const LoadTotals &totals);
    domain::PoolLoad load(const LoadTotals &now) const;

private:
    std::deque<LoadTotals> m_samples; // oldest first, never empty
};

} // namespace qcat::pool
