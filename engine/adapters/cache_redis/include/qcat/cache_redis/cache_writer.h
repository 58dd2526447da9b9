#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/domain/config.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::cache_redis
{

// What other nodes and tools may read of this engine in Redis. The truth stays in this process: a Redis that is lost,
// full or slow costs the others news and this engine nothing, not even the time of a call. All keys and channels begin
// with "qcat:". Any thread.
class CacheWriter
{
public:
    struct Status {
        std::optional<base::Error> trouble;      // why nothing goes out now
        std::optional<base::Error> stateRefused; // "cache.state_may_be_evicted": state is kept back from this server
        std::int64_t written = 0;
        std::int64_t dropped = 0; // messages and values that found no room while Redis was away
    };

    explicit CacheWriter(domain::RedisConfig config);
    ~CacheWriter();

    // For as long as `ttl` from now, also where it cannot be written at once. Of a key that waits the latest value
    // counts.
    void put(std::string key, std::string value, base::Duration ttl);
    // "qcat:state:<key>": until it is replaced. Kept back from a server whose policy may drop any key (allkeys-*): who
    // reads it would take a missing switch for one that is off.
    void putState(std::string key, std::string value);
    // To those who listen now; twice where an answer was lost. The oldest go when too many wait.
    void publish(std::string channel, std::string message);

    Status status() const;

private:
    class Impl;
    const std::unique_ptr<Impl> m_impl;
};

namespace code
{
inline constexpr std::string_view kStateMayBeEvicted = "cache.state_may_be_evicted"; // target, policy
} // namespace code

} // namespace qcat::cache_redis
