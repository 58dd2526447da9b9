#pragma once

#include <qcat/base/clock.h>
#include <qcat/ops_ports/shared_cache.h>

#include <map>
#include <mutex>

namespace qcat::cache_memory
{

// The cache of a node that is alone: in this process, bounded, and gone with it.
class MemoryCache : public ops::SharedCache
{
public:
    // The listener is called on the publisher's thread.
    MemoryCache(const base::Clock &clock, Listener listener);

    void put(std::string key, std::string value, base::Duration ttl) override;
    void putState(std::string key, std::string value) override;
    void publish(std::string channel, std::string message) override;
    base::Result<std::vector<std::optional<std::string>>> get(const std::vector<std::string> &keys,
                                                              base::Duration timeout) override;
    base::Status setState(const std::string &key, const std::string &value, base::Duration timeout) override;
    base::Result<std::optional<std::string>> takeState(const std::string &key, base::Duration timeout) override;
    base::Result<std::vector<std::string>> stateNames(const std::string &prefix, base::Duration timeout) override;
    base::Result<int> take(const ops::TokenBucket &bucket, int wanted, base::Duration timeout) override;
    Status status() const override;

private:
    struct Value {
        std::string text;
        std::optional<base::SteadyTime> end;
    };
    struct Level {
        double tokens = 0;
        base::SteadyTime at;
    };

    void keep(std::string key, Value value);
    void forgetEnded();

    const base::Clock &m_clock;
    const Listener m_listener;
    mutable std::mutex m_mutex;
    std::map<std::string, Value> m_values; // these under the mutex
    std::map<std::string, Level> m_levels;
    Status m_status;
};

} // namespace qcat::cache_memory
