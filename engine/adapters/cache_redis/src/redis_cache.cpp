#include <qcat/cache_redis/redis_cache.h>

#include "cache_writer.h"
#include "subscriber.h"

#include <qcat/base/deadline.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace qcat::cache_redis
{

using namespace std::chrono_literals;

namespace
{

constexpr std::string_view kPrefix = "qcat:";
constexpr const char *kScanStep = "1000";
constexpr std::size_t kMostNames = 100;
constexpr base::Duration kBucketOutlivesItsFilling = 10s; // a bucket that is gone is taken for a full one

// Brings the level up to now, takes what is there and keeps the key alive for long enough. The clock is the server's.
constexpr const char *kTakeScript = R"(
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local rate, most, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local level = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(level[1]) or most
local at = tonumber(level[2]) or now
tokens = math.min(most, tokens + math.max(0, now - at) * rate / 1000000)
local given = math.min(wanted, math.floor(tokens))
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens - given), 'at', string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return given
)";

std::string whole(const std::string &key)
{
    return fmt::format("{}{}", kPrefix, key);
}

std::vector<std::string> wholes(std::vector<std::string> keys)
{
    for (auto &key : keys)
        key = whole(key);
    return keys;
}

} // namespace

class RedisCache::Impl
{
public:
    Impl(std::shared_ptr<redis_link::CommandPool> usedPool, redis_link::CommandPool::ConfigSource config,
         std::vector<std::string> channels, Listener listener)
        : pool(std::move(usedPool)), writer(pool),
          subscriber(std::move(config), wholes(std::move(channels)),
                     [listener = std::move(listener)](const std::string &channel, const std::string &message) {
                         listener(channel.substr(kPrefix.size()), message);
                     })
    {
    }

    const std::shared_ptr<redis_link::CommandPool> pool;
    CacheWriter writer;
    Subscriber subscriber;
};

RedisCache::RedisCache(std::shared_ptr<redis_link::CommandPool> pool, redis_link::CommandPool::ConfigSource config,
                       std::vector<std::string> channels, Listener listener)
    : m_impl(std::make_unique<Impl>(std::move(pool), std::move(config), std::move(channels), std::move(listener)))
{
}

RedisCache::~RedisCache() = default;

void RedisCache::put(std::string key, std::string value, base::Duration ttl)
{
    m_impl->writer.put(whole(key), std::move(value), ttl);
}

void RedisCache::putState(std::string key, std::string value)
{
    m_impl->writer.putState(whole("state:" + key), std::move(value));
}

void RedisCache::publish(std::string channel, std::string message)
{
    m_impl->writer.publish(whole(channel), std::move(message));
}

base::Result<std::vector<std::optional<std::string>>> RedisCache::get(const std::vector<std::string> &keys,
                                                                      base::Duration timeout)
{
    redis_link::Command command = wholes(keys);
    command.insert(command.begin(), "MGET");
    const auto reply = m_impl->pool->call({timeout, "cache: read", pool::DuringOutage::Fail}, command,
                                          redis_link::Repeat::Harmless);
    if (!reply)
        return reply.error();
    std::vector<std::optional<std::string>> found;
    for (const auto &item : reply->items)
        found.push_back(item.isText() ? std::optional(item.text) : std::nullopt);
    found.resize(keys.size());
    return found;
}

base::Status RedisCache::setState(const std::string &key, const std::string &value, base::Duration timeout)
{
    if (const auto refused = m_impl->writer.status().stateRefused)
        return *refused;
    const auto set = m_impl->pool->call({timeout, "cache: switch", pool::DuringOutage::Fail}, {"SET", whole("state:" + key), value},
                                        redis_link::Repeat::Harmless);
    return set ? base::Status() : set.error();
}

base::Result<std::optional<std::string>> RedisCache::takeState(const std::string &key, base::Duration timeout)
{
    const auto taken = m_impl->pool->call({timeout, "cache: switch", pool::DuringOutage::Fail}, {"GETDEL", whole("state:" + key)},
                                          redis_link::Repeat::Never); // a second answer would say that nothing stood there
    if (!taken)
        return taken.error();
    return taken->isText() ? std::optional(taken->text) : std::nullopt;
}

base::Result<std::vector<std::string>> RedisCache::stateNames(const std::string &prefix, base::Duration timeout)
{
    const base::Deadline deadline(timeout);
    const auto begin = whole("state:" + prefix);
    std::set<std::string> names; // SCAN may bring a key twice
    std::string cursor = "0";
    do {
        const auto scan = m_impl->pool->call({deadline.remaining(), "cache: names", pool::DuringOutage::Fail},
                                             {"SCAN", cursor, "MATCH", begin + '*', "COUNT", kScanStep}, redis_link::Repeat::Harmless);
        if (!scan)
            return scan.error();
        if (scan->items.size() != 2 || !scan->items[0].isText())
            break;
        cursor = scan->items[0].text;
        for (const auto &key : scan->items[1].items)
            if (key.isText() && key.text.starts_with(begin))
                names.insert(key.text.substr(begin.size()));
    } while (cursor != "0" && names.size() < kMostNames && !deadline.isPassed());
    std::vector<std::string> inOrder(names.begin(), names.end());
    inOrder.resize(std::min(inOrder.size(), kMostNames));
    return inOrder;
}

base::Result<int> RedisCache::take(const ops::TokenBucket &bucket, int wanted, base::Duration timeout)
{
    const auto lives = std::chrono::seconds(bucket.most / std::max(bucket.perSecond, 1)) + kBucketOutlivesItsFilling;
    const auto reply = m_impl->pool->call(
        {timeout, "cache: budget", pool::DuringOutage::Fail},
        {"EVAL", kTakeScript, "1", whole("budget:" + bucket.name), std::to_string(bucket.perSecond),
         std::to_string(bucket.most), std::to_string(wanted),
         std::to_string(std::chrono::ceil<std::chrono::milliseconds>(lives).count())},
        redis_link::Repeat::Never); // a lost answer may have taken them
    if (!reply)
        return reply.error();
    return int(std::clamp<std::int64_t>(reply->integer, 0, wanted));
}

RedisCache::Status RedisCache::status() const
{
    const auto writing = m_impl->writer.status();
    return {m_impl->pool->target(), writing.trouble, writing.stateRefused, m_impl->subscriber.trouble(), writing.written,
            writing.dropped};
}

} // namespace qcat::cache_redis
