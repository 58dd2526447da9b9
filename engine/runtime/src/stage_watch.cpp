#include <qcat/runtime/stage_watch.h>

#include <algorithm>
#include <numeric>

namespace qcat::runtime
{

void StageWatch::begin(base::SteadyTime due)
{
    m_last = m_clock.steadyNow();
    m_marked = {};
    m_counted = {};
    m_marked[std::size_t(domain::OrderStage::Wait)] = std::max(base::Duration::zero(), m_last - due);
}

void StageWatch::mark(domain::OrderStage stage)
{
    const auto now = m_clock.steadyNow();
    m_marked[std::size_t(stage)] += now - m_last;
    m_last = now;
}

base::Duration StageWatch::whole() const
{
    return std::accumulate(m_counted.begin(), m_counted.end(), base::Duration::zero());
}

void StageWatch::sent(const domain::ClientOrderId &order, base::WallTime at)
{
    constexpr std::size_t kMost = 4096;
    if (m_underWay.size() >= kMost)
        m_underWay.clear();
    m_underWay[order.value] = at;
}

void StageWatch::answered(const domain::ClientOrderId &order, base::WallTime at)
{
    const auto found = m_underWay.find(order.value);
    if (found == m_underWay.end())
        return;
    m_roundTrips.add(std::max(base::Duration::zero(), at - found->second));
    m_underWay.erase(found);
}

} // namespace qcat::runtime
