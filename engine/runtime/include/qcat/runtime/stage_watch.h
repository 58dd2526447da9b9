#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/order.h>
#include <qcat/domain/performance.h>

#include <array>
#include <unordered_map>

namespace qcat::runtime
{

// Times one market event on its way to the orders that answer it. Each mark() ends a stage; what it took is counted when an order has
// gone out after it, so that what follows the last order is in no stage. One thread.
class StageWatch
{
public:
    explicit StageWatch(const base::Clock &clock) : m_clock(clock) {}

    // The event was due then and is taken up now.
    void begin(base::SteadyTime due);
    void mark(domain::OrderStage stage);
    // Orders are with the venue: what was marked until now counts.
    void ordered() { m_counted = m_marked; }

    using Stages = std::array<base::Duration, domain::kOrderStages>;
    const Stages &stages() const { return m_counted; }
    base::Duration whole() const;

    // In event time. An order whose answer never comes is forgotten when many wait.
    void sent(const domain::ClientOrderId &order, base::WallTime at);
    void answered(const domain::ClientOrderId &order, base::WallTime at);
    const domain::WaitHistogram &roundTrips() const { return m_roundTrips; }

private:
    const base::Clock &m_clock;
    base::SteadyTime m_last;
    Stages m_marked{};
    Stages m_counted{};
    std::unordered_map<std::string, base::WallTime> m_underWay;
    domain::WaitHistogram m_roundTrips;
};

} // namespace qcat::runtime
