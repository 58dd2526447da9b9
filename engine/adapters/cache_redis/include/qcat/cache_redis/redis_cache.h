#pragma once

#include <qcat/domain/config.h>
#include <qcat/ops_ports/shared_cache.h>
#include <qcat/redis_link/command_pool.h>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace qcat::cache_redis
{

// The cache of nodes that stand on one Redis. Requests go through the pool, messages come on a standing connection of
// its own. A Redis that is lost, full or slow costs put(), putState() and publish() no time; what they were given is
// written when it is back, bounded and the latest value of each key. State is kept back from a server whose policy may
// drop any key (allkeys-*): who reads it would take a missing switch for one that is off; setState() is refused there with
// "cache.state_may_be_evicted".
class RedisCache : public ops::SharedCache
{
public:
    // `config` is asked at each login of the standing connection. `channels` without their prefix.
    RedisCache(std::shared_ptr<redis_link::CommandPool> pool, redis_link::CommandPool::ConfigSource config,
               std::vector<std::string> channels, Listener listener);
    ~RedisCache() override;

    void put(std::string key, std::string value, base::Duration ttl) override;
    void putState(std::string key, std::string value) override;
    void publish(std::string channel, std::string message) override;
    base::Result<std::vector<std::optional<std::string>>> get(const std::vector<std::string> &keys,
                                                              base::Duration timeout) override;
    base::Status setState(const std::string &key, const std::string &value, base::Duration timeout) override;
    base::Result<std::optional<std::string>> takeState(const std::string &key, base::Duration timeout) override;
    base::Result<std::vector<std::string>> stateNames(const std::string &prefix, base::Duration timeout) override;
    // By a script in Redis, so that two nodes never take the same one; by its clock, so that ours need not agree.
    base::Result<int> take(const ops::TokenBucket &bucket, int wanted, base::Duration timeout) override;
    Status status() const override;

private:
    class Impl;
    const std::unique_ptr<Impl> m_impl;
};

namespace code
{
inline constexpr std::string_view kStateMayBeEvicted = "cache.state_may_be_evicted"; // target, policy
} // namespace code

} // namespace qcat::cache_redis
