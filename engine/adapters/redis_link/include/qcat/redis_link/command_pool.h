#pragma once

#include <qcat/pool/pool.h>
#include <qcat/redis_link/connection.h>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <random>
#include <source_location>

namespace qcat::redis_link
{

// The settings of a pool as the configuration names them.
domain::PoolSettings poolSettings(const domain::RedisConfig &config);

// Whether a request may be said again when nobody knows what became of it: reading, or writing what is then the same.
enum class Repeat : std::uint8_t { Never, Harmless };

// Connections with one Redis, lent for one request at a time. Any thread. One that lost its way or was answered too late
// is closed and never lent again; when the server says that it is a replica now, or that the login does not count any
// more, all are, and the next dial reads address and password anew.
class CommandPool
{
public:
    // Asked at each dial, on a worker of the pool.
    using ConfigSource = std::function<domain::RedisConfig()>;

    CommandPool(const ConfigSource &config, const std::string &clientName, pool::Environment environment);

    // `request.timeout` is for waiting, all tries and the pauses between them; an answer is waited for `read_timeout` at
    // most. Tries again as often as `max_retries` says, with pauses of decorrelated jitter, where that is harmless and a
    // second try can help. Errors: redis_error.h; codes::kPoolExhausted where all connections are lent.
    base::Result<std::vector<Reply>> pipeline(const pool::Request &request, const std::vector<Command> &commands,
                                              Repeat repeat, std::source_location where = std::source_location::current());
    // One command; an error reply is an Error.
    base::Result<Reply> call(const pool::Request &request, const Command &command, Repeat repeat,
                             std::source_location where = std::source_location::current());

    const std::string &target() const { return m_target; }
    void apply(const domain::RedisConfig &config);
    void setServerLimit(domain::PoolServerLimit limit) { m_pool.setServerLimit(limit); }
    domain::PoolStatus status() const { return m_pool.status(); }
    // Whoever waits or pauses is refused.
    void close();

private:
    struct Lendable : pool::Connection {
        explicit Lendable(std::unique_ptr<redis_link::Connection> opened) : link(std::move(opened)) {}
        bool isAlive() override { return link->isQuiet(); }
        std::unique_ptr<redis_link::Connection> link;
    };
    struct Limits {
        base::Duration answer{}, write{};
        int retries = 0;
    };

    base::Result<std::vector<Reply>> once(const pool::Request &request, const std::vector<Command> &commands,
                                          const Limits &limits, const std::source_location &where);
    static Limits limitsOf(const domain::RedisConfig &config) { return {config.readTimeout, config.writeTimeout, config.maxRetries}; }
    Limits limits();
    // False when there is no time left for another try, or the pool was closed.
    bool pause(base::Duration &lastPause, base::Duration left);

    const std::string m_target;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Limits m_limits;       // these under the mutex
    bool m_closed = false;
    std::minstd_rand m_random;
    pool::Pool<Lendable> m_pool;
};

} // namespace qcat::redis_link
