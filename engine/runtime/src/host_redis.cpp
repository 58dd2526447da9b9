// What the host has of Redis: the pool, the diagnostics, and this engine among others. Threads as said at each.
#include "host_parts.h"
#include "shared_halt_text.h"

#include <QString>
#include <QSysInfo>

#include <algorithm>
#include <cctype>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kLongestAccountPart = 64;

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

// "paper:main": what may stand in a key beside ours.
bool isAccountName(const std::string &text)
{
    const auto isPart = [](std::string_view part) {
        return !part.empty() && part.size() <= kLongestAccountPart &&
               std::ranges::all_of(part, [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '-' || c == '.'; });
    };
    const auto colon = text.find(':');
    return colon != std::string::npos && isPart(std::string_view(text).substr(0, colon)) && isPart(std::string_view(text).substr(colon + 1));
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

std::optional<base::Error> EngineHost::Parts::sharedHaltRefusal(const std::string &account) const
{
    if (!m_node->halts())
        return base::Error{"shared_halt.no_switches",
                           "this engine has no shared switches, for no Redis is configured or a recording is replayed: nothing was done"};
    if (!account.empty() && !isAccountName(account))
        return base::Error{"shared_halt.account_name", "an account is named VENUE:NAME, as in paper:main: nothing was done"};
    return std::nullopt;
}

// This engine does not wait for Redis to halt it.
void EngineHost::Parts::haltShared(const std::string &actor, const api::HaltShared &command, SharedHalts::Done done)
{
    const auto own = accountsOf(m_options.config);
    if (command.account.empty() || std::ranges::find(own, command.account) != own.end())
        m_emergency->halt(actor, command.reason, [](const base::Result<domain::Finding> &) {});
    m_node->halts()->set(command.account, actor, command.reason, std::move(done));
}

// The switches as they were last read: one that cannot be read now was not taken away.
std::optional<base::Error> EngineHost::Parts::sharedHaltForbids() const
{
    const auto halts = m_node->status().halts.data;
    if (halts.empty())
        return std::nullopt;
    const auto why = haltedBy(halts.front(), "resume.halted_elsewhere");
    return base::Error{why.code, why.text + "; it ends with qcat resume --shared", why.args};
}

} // namespace qcat::runtime
