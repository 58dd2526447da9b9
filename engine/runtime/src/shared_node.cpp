#include "shared_node.h"

#include <qcat/cache_memory/memory_cache.h>
#include <qcat/cache_redis/redis_cache.h>

namespace qcat::runtime
{

namespace
{

domain::Finding writingOf(const ops::SharedCache::Status &status)
{
    if (const auto &trouble = status.trouble)
        return {trouble->code, trouble->message, trouble->args, domain::Health::Warn};
    if (const auto &refused = status.stateRefused)
        return {refused->code, refused->message, refused->args, domain::Health::Crit};
    return {"cache.writes", "what others read is written", {}, domain::Health::Ok};
}

} // namespace

SharedNode::SharedNode(Options options, std::shared_ptr<redis_link::CommandPool> pool, SharedHalts::Told halted,
                       const base::Clock &clock)
    : m_options(std::move(options)), m_clock(clock), m_incidents(m_options.name, clock), m_cache(makeCache(std::move(pool))),
      m_feed(*m_cache, m_options.name)
{
    const auto &redis = m_options.redis;
    if (redis.enabled && redis.sharedOrdersPerSecond > 0)
        m_budget.emplace(*m_cache, redis.sharedOrdersPerSecond, redis.ownOrdersPerSecond, clock);
    if (!m_options.accounts.empty())
        m_halts.emplace(*m_cache, m_options.accounts, std::move(halted), clock);
}

SharedNode::~SharedNode() = default;

std::unique_ptr<ops::SharedCache> SharedNode::makeCache(std::shared_ptr<redis_link::CommandPool> pool)
{
    const auto hear = [this](const std::string &, const std::string &message) { m_incidents.hear(message); };
    if (!pool)
        return std::make_unique<cache_memory::MemoryCache>(m_clock, hear);
    return std::make_unique<cache_redis::RedisCache>(
        std::move(pool), [redis = m_options.redis] { return redis; }, std::vector<std::string>{kAlertsChannel}, hear);
}

void SharedNode::take(const api::Snapshot &snapshot)
{
    m_feed.take(snapshot);
}

domain::CacheStatus SharedNode::status() const
{
    const auto cache = m_cache->status();
    domain::CacheStatus status;
    status.target = cache.target;
    status.node = m_options.name;
    if (m_halts)
        status.halts = m_halts->all();
    status.incidents.show(m_incidents.all(), m_clock.steadyNow());
    if (cache.deaf)
        status.incidents.fail({cache.deaf->code, cache.deaf->message, cache.deaf->args, domain::Health::Unknown});
    if (m_budget)
        status.budget = m_budget->status();
    status.written = cache.written;
    status.dropped = cache.dropped;
    status.writing = writingOf(cache);
    return status;
}

} // namespace qcat::runtime
