#include "load_window.h"

namespace qcat::pool
{

namespace
{

base::Duration mean(base::Duration sum, std::uint64_t count)
{
    return count == 0 ? base::Duration(0) : sum / std::int64_t(count);
}

} // namespace

void LoadWindow::sample(const LoadTotals &totals)
{
    m_samples.push_back(totals);
    while (m_samples.size() > 2 && totals.at - m_samples[1].at >= kSpan)
        m_samples.pop_front();
}

domain::PoolLoad LoadWindow::load(const LoadTotals &now) const
{
    const LoadTotals &begin = m_samples.front();
    domain::PoolLoad load;
    load.window = now.at - begin.at;
    if (load.window > base::Duration(0))
        load.arrivalsPerSecond = double(now.arrivals - begin.arrivals) * 1e9 / double(load.window.count());
    load.meanHold = mean(now.held - begin.held, now.returns - begin.returns);
    load.meanWait = mean(now.waited - begin.waited, now.waitsEnded - begin.waitsEnded);
    return load;
}

} // namespace qcat::pool
