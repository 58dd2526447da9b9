#include <qcat/redis_link/command_pool.h>

#include <qcat/base/deadline.h>
#include <qcat/pool/pool_codes.h>
#include <qcat/redis_link/redis_error.h>

#include <algorithm>

namespace qcat::redis_link
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kShortestPause = 8ms, kLongestPause = 512ms;

// Why there was no connection: the server's reason where it gave one, otherwise ours.
std::string_view codeOfRefusal(const base::Error &refusal)
{
    if (const auto reason = refusal.arg("reason"); !reason.empty())
        return reason;
    if (refusal.code == pool::codes::kClosed)
        return codes::kUnreachable;
    return refusal.arg("in_use") == "0" ? codes::kTimeout : codes::kPoolExhausted;
}

base::Error inLinkWords(base::Error refusal)
{
    refusal.code = std::string(codeOfRefusal(refusal));
    return refusal;
}

// What every connection of the pool would be told as well.
bool concernsAll(std::string_view code)
{
    return code == codes::kReadOnly || code == codes::kAuth;
}

std::string_view firstTroubleIn(const std::vector<Reply> &replies)
{
    for (const auto &reply : replies)
        if (reply.isError())
            if (const auto code = codeOfReply(reply.text); retryAfter(code) != Retry::Never || concernsAll(code))
                return code;
    return {};
}

std::string targetOf(const domain::RedisConfig &config)
{
    const auto endpoint = endpointOf(config);
    return endpoint ? endpoint->target() : config.addr;
}

} // namespace

domain::PoolSettings poolSettings(const domain::RedisConfig &config)
{
    domain::PoolSettings settings;
    settings.maxOpenConns = config.poolSize;
    settings.maxIdleConns = config.poolSize;
    settings.minIdleConns = config.minIdleConns;
    settings.dialTimeout = config.dialTimeout;
    return settings;
}

CommandPool::CommandPool(const ConfigSource &config, const std::string &clientName, pool::Environment environment)
    : m_target(targetOf(config())), m_limits(limitsOf(config())),
      m_random(std::minstd_rand::result_type(environment.seed + 1)),
      m_pool({"redis", m_target}, poolSettings(config()),
             [config, clientName](base::Duration timeout) -> base::Result<std::unique_ptr<Lendable>> {
                 const auto now = config();
                 const auto endpoint = endpointOf(now);
                 if (!endpoint)
                     return endpoint.error();
                 auto opened = Connection::open(*endpoint, {.name = clientName, .writeTimeout = now.writeTimeout}, timeout);
                 if (!opened)
                     return opened.error();
                 return std::make_unique<Lendable>(std::move(*opened));
             },
             std::move(environment))
{
}

base::Result<std::vector<Reply>> CommandPool::pipeline(const pool::Request &request, const std::vector<Command> &commands,
                                                       Repeat repeat, std::source_location where)
{
    const base::Deadline deadline(request.timeout);
    base::Duration lastPause = kShortestPause;
    for (int tries = 0;; ++tries) {
        const auto limits = this->limits();
        pool::Request rest = request;
        rest.timeout = deadline.remaining();
        auto replies = once(rest, commands, limits, where);
        const auto trouble = replies ? firstTroubleIn(*replies) : std::string_view(replies.error().code);
        const bool mayHelp = !trouble.empty() && retryAfter(trouble) != Retry::Never;
        if (!mayHelp || repeat == Repeat::Never || tries >= limits.retries || !pause(lastPause, deadline.remaining()))
            return replies;
    }
}

base::Result<Reply> CommandPool::call(const pool::Request &request, const Command &command, Repeat repeat,
                                      std::source_location where)
{
    auto replies = pipeline(request, {command}, repeat, where);
    if (!replies)
        return replies.error();
    if (replies->front().isError())
        return replyError(replies->front().text, m_target);
    return std::move(replies->front());
}

base::Result<std::vector<Reply>> CommandPool::once(const pool::Request &request, const std::vector<Command> &commands,
                                                   const Limits &limits, const std::source_location &where)
{
    const base::Deadline deadline(request.timeout);
    auto lease = m_pool.acquire(request, where);
    if (!lease)
        return inLinkWords(lease.error());
    redis_link::Connection &link = *(*lease)->link;
    link.setWriteTimeout(limits.write); // it may have been dialled before a reload
    auto replies = link.pipeline(commands, std::min(limits.answer, deadline.remaining()));
    const auto trouble = replies ? firstTroubleIn(*replies) : std::string_view();
    if (!link.isUsable() || concernsAll(trouble))
        lease->discard();
    if (concernsAll(trouble))
        m_pool.evictAll();
    return replies;
}

CommandPool::Limits CommandPool::limits()
{
    std::lock_guard lock(m_mutex);
    return m_limits;
}

bool CommandPool::pause(base::Duration &lastPause, base::Duration left)
{
    std::unique_lock lock(m_mutex);
    std::uniform_int_distribution<std::int64_t> any(kShortestPause.count(), 3 * lastPause.count());
    lastPause = std::min(base::Duration(any(m_random)), kLongestPause);
    if (lastPause >= left)
        return false;
    return !m_wake.wait_for(lock, lastPause, [this] { return m_closed; });
}

void CommandPool::apply(const domain::RedisConfig &config)
{
    {
        std::lock_guard lock(m_mutex);
        m_limits = limitsOf(config);
    }
    m_pool.apply(poolSettings(config));
}

void CommandPool::close()
{
    {
        std::lock_guard lock(m_mutex);
        m_closed = true;
    }
    m_wake.notify_all();
    m_pool.close();
}

} // namespace qcat::redis_link
