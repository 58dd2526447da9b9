#pragma once

#include <qcat/base/time.h>
#include <qcat/redis_link/command_pool.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace qcat::cache_redis
{

// Writes behind, on a thread of its own. Keys and channels are whole. Any thread.
class CacheWriter
{
public:
    struct Status {
        std::optional<base::Error> trouble;      // why nothing goes out now
        std::optional<base::Error> stateRefused; // "cache.state_may_be_evicted": state is kept back from this server
        std::int64_t written = 0;
        std::int64_t dropped = 0; // messages and values that found no room while Redis was away
    };

    explicit CacheWriter(std::shared_ptr<redis_link::CommandPool> pool);
    ~CacheWriter();

    // For as long as `ttl` from now, also where it cannot be written at once. Of a key that waits the latest value
    // counts.
    void put(std::string key, std::string value, base::Duration ttl);
    void putState(std::string key, std::string value);
    // To those who listen now; twice where an answer was lost. The oldest go when too many wait.
    void publish(std::string channel, std::string message);

    Status status() const;

private:
    class Impl;
    const std::unique_ptr<Impl> m_impl;
};

} // namespace qcat::cache_redis
