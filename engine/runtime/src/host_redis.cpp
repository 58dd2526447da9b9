// What the host has of Redis: the pool, the diagnostics, and this engine among others. Threads as said at each.
#include "host_parts.h"
#include "shared_halt_text.h"

#include <QString>
#include <QSysInfo>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

std::string nodeName(const domain::Config &config)
{
    if (!config.redis.node.empty())
        return config.redis.node;
    return QSysInfo::machineHostName().toStdString() + ':' + std::to_string(config.server.port);
}

SharedHalts::Accounts accountsOf(const domain::Config &config)
{
    SharedHalts::Accounts accounts;
    for (const auto &account : config.exchange.accounts)
        accounts.push_back(account.venue + ':' + account.name);
    return accounts;
}

} // namespace

void EngineHost::Parts::startRedis()
{
    const auto &config = m_options.config;
    if (config.redis.enabled) {
        m_redisConfig = config.redis;
        m_redisPool = std::make_shared<redis_link::CommandPool>([this] { return redisConfig(); }, "qcat", m_poolThreads->environment(m_clock));
        m_redisWatch = std::make_unique<RedisWatch>(
            config.redis, [this](domain::RedisStatus status) { redisSeen(std::move(status)); }, m_clock);
    }
    // a replay trades no money, and its orders must not depend on when it was run
    const bool obeysOthers = config.redis.enabled && !m_market.replay;
    m_node = std::make_unique<SharedNode>(
        SharedNode::Options{nodeName(config), obeysOthers ? accountsOf(config) : SharedHalts::Accounts(), config.redis}, m_redisPool,
        [this](const domain::SharedHalt &halt) { haltedElsewhere(halt); }, m_clock);
}

domain::RedisConfig EngineHost::Parts::redisConfig() const
{
    std::lock_guard lock(m_redisMutex);
    return m_redisConfig;
}

// On the thread of the watch.
void EngineHost::Parts::redisSeen(domain::RedisStatus status)
{
    if (status.clients.hasData()) {
        const auto &clients = status.clients.data;
        const int others = std::max(0, int(clients.connected) - m_redisPool->status().open);
        m_redisPool->setServerLimit({int(clients.limit), 0, others});
    }
    dataPlane.take(std::move(status));
}

// On the thread of the shared switches, again and again while one stands.
void EngineHost::Parts::haltedElsewhere(const domain::SharedHalt &halt)
{
    const auto state = m_accepting ? trading->snapshot()->state : domain::TradingState::Starting;
    if (state == domain::TradingState::Active || state == domain::TradingState::Reducing)
        m_emergency->haltBecause(haltedBy(halt, "state.halted_elsewhere"));
}

// The switches as they were last read: one that cannot be read now was not taken away.
std::optional<base::Error> EngineHost::Parts::sharedHaltForbids() const
{
    const auto halts = m_node->status().halts.data;
    if (halts.empty())
        return std::nullopt;
    const auto why = haltedBy(halts.front(), "resume.halted_elsewhere");
    return base::Error{why.code, why.text + "; it ends when that key is taken away", why.args};
}

} // namespace qcat::runtime
