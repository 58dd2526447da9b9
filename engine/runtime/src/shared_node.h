#pragma once

#include "cache_feed.h"
#include "node_incidents.h"
#include "order_budget.h"
#include "shared_halts.h"

#include <qcat/redis_link/command_pool.h>

#include <memory>
#include <optional>

namespace qcat::runtime
{

// This engine among the others that stand on the same Redis: what it tells them, what it hears, the risk switches and
// the order budget that they share. Without a Redis it is alone, with a cache in the process.
class SharedNode
{
public:
    struct Options {
        std::string name;
        SharedHalts::Accounts accounts; // whose switches count here; none: nothing here is halted by others
        domain::RedisConfig redis;
    };

    // `pool`: null without a Redis. `halted` as SharedHalts.
    SharedNode(Options options, std::shared_ptr<redis_link::CommandPool> pool, SharedHalts::Told halted, const base::Clock &clock);
    ~SharedNode();

    // What others read of it. Ops thread.
    void take(const api::Snapshot &snapshot);
    // Whether an entry order is within the budget that is shared; takes it. Any thread, at once.
    bool mayEnter() { return !m_budget || m_budget->take(); }
    // Any thread. Null where nothing here is halted by others.
    SharedHalts *halts() { return m_halts ? &*m_halts : nullptr; }
    domain::CacheStatus status() const;

private:
    std::unique_ptr<ops::SharedCache> makeCache(std::shared_ptr<redis_link::CommandPool> pool);

    const Options m_options;
    const base::Clock &m_clock;
    NodeIncidents m_incidents;
    const std::unique_ptr<ops::SharedCache> m_cache;
    CacheFeed m_feed;
    std::optional<OrderBudget> m_budget;
    std::optional<SharedHalts> m_halts;
};

} // namespace qcat::runtime
