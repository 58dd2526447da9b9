#pragma once

#include <qcat/base/loop_thread.h>
#include <qcat/ops_ports/shared_cache.h>
#include <qcat/redis_link/command_pool.h>

#include <mutex>
#include <optional>

namespace qcat::cache_redis
{

// Listens on a standing connection outside the pool, and listens again after it was lost. What was said meanwhile is
// gone: so is the nature of these messages.
class Subscriber
{
public:
    // Channels are whole here and for the listener.
    Subscriber(redis_link::CommandPool::ConfigSource config, std::vector<std::string> channels,
               ops::SharedCache::Listener listener);
    ~Subscriber();

    // Why nothing is heard now.
    std::optional<base::Error> trouble() const;

private:
    void listen();
    base::Status connect();
    void setTrouble(std::optional<base::Error> trouble);

    const redis_link::CommandPool::ConfigSource m_config;
    const std::vector<std::string> m_channels;
    const ops::SharedCache::Listener m_listener;
    mutable std::mutex m_mutex;
    std::optional<base::Error> m_trouble; // under the mutex
    std::unique_ptr<redis_link::Connection> m_connection; // of the thread
    base::LoopThread m_thread;
};

} // namespace qcat::cache_redis
