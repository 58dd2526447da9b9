#include "cache_writer.h"

#include "pending.h"
#include "server_policy.h"

#include <qcat/base/log.h>
#include <qcat/base/loop_thread.h>
#include <qcat/cache_redis/redis_cache.h>
#include <qcat/redis_link/redis_error.h>

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <random>
#include <utility>

namespace qcat::cache_redis
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace
{

constexpr base::Duration kGather = 50ms; // what comes within it goes out together
constexpr base::Duration kShortestWait = 100ms, kLongestWait = 5s;
constexpr base::Duration kAskPolicyAgain = 5s;
constexpr base::Duration kWriteWithin = 5s; // waiting for a connection and the answers together
constexpr std::size_t kQueue = 16;
const pool::Request kRequest = {kWriteWithin, "cache: write", pool::DuringOutage::Fail};

} // namespace

class CacheWriter::Impl
{
public:
    explicit Impl(std::shared_ptr<redis_link::CommandPool> pool)
        : m_pool(std::move(pool)), m_thread("cache", kQueue, [](const std::exception_ptr &) {
              log::error("cache", "a bug in the cache writer");
          })
    {
    }
    ~Impl() { m_thread.stop(); }

    template <typename Change>
    void change(Change add)
    {
        std::lock_guard lock(m_mutex);
        add(m_pending);
        scheduleFlush(kGather);
    }
    Status status() const
    {
        std::lock_guard lock(m_mutex);
        Status status = m_status;
        status.dropped = m_dropped + m_pending.dropped();
        return status;
    }

private:
    // Under the mutex.
    void scheduleFlush(base::Duration delay)
    {
        if (std::exchange(m_scheduled, true))
            return;
        m_thread.postAfter(delay, [this] { flush(); });
    }

    void flush()
    {
        Pending batch;
        {
            std::lock_guard lock(m_mutex);
            m_scheduled = false;
            std::swap(batch, m_pending);
            m_dropped += batch.dropped();
        }
        const auto done = write(batch);
        std::lock_guard lock(m_mutex);
        if (done) {
            m_failures = 0;
            m_status.trouble.reset();
            m_status.written += *done;
            if (m_status.stateRefused)
                m_pending.keepStateOf(batch);
            return;
        }
        if (!m_status.trouble || m_status.trouble->code != done.error().code)
            log::warning("cache", "{}", done.error().message);
        m_status.trouble = done.error();
        m_pending.takeBack(batch);
        scheduleFlush(backoff());
    }

    base::Result<std::int64_t> write(Pending &batch)
    {
        if (auto asked = askPolicy(); !asked)
            return asked.error();
        const auto commands = batch.commands(Clock::now(), mayKeepState());
        if (commands.empty())
            return std::int64_t(0);
        const auto replies = m_pool->pipeline(kRequest, commands, redis_link::Repeat::Never); // we come again ourselves
        if (!replies)
            return replies.error();
        batch.forgetMessages(); // they are out, whatever became of the values
        const auto refused = std::ranges::find_if(*replies, &redis_link::Reply::isError);
        if (refused != replies->end())
            return redis_link::replyError(refused->text, m_pool->target());
        return std::int64_t(commands.size());
    }

    base::Status askPolicy()
    {
        if (Clock::now() < m_askPolicyAt)
            return {};
        const auto policy = evictionPolicy(*m_pool, kRequest);
        if (!policy)
            return policy.error();
        m_askPolicyAt = Clock::now() + kAskPolicyAgain;
        judge(*policy);
        return {};
    }

    void judge(const std::string &policy)
    {
        std::lock_guard lock(m_mutex);
        if (!policy.starts_with("allkeys-")) {
            m_status.stateRefused.reset();
            return;
        }
        if (m_status.stateRefused)
            return;
        m_status.stateRefused =
            base::Error{std::string(code::kStateMayBeEvicted),
                        fmt::format("{} may drop any key ({}): no state is kept there", m_pool->target(), policy)}
                .with("target", m_pool->target())
                .with("policy", policy);
        log::warning("cache", "{}", m_status.stateRefused->message);
    }
    bool mayKeepState() const
    {
        std::lock_guard lock(m_mutex);
        return !m_status.stateRefused;
    }

    // Full jitter, so that many engines do not come back at once. A refusal that stays is asked about seldom.
    base::Duration backoff()
    {
        m_failures = std::min(m_failures + 1, 6);
        const bool pointless = redis_link::retryAfter(m_status.trouble->code) == redis_link::Retry::Never;
        const auto most = pointless ? kLongestWait : std::min(kShortestWait * (1 << m_failures), kLongestWait);
        std::uniform_int_distribution<std::int64_t> any(pointless ? kLongestWait.count() / 2 : kShortestWait.count(),
                                                        most.count());
        return base::Duration(any(m_random));
    }

    const std::shared_ptr<redis_link::CommandPool> m_pool;
    mutable std::mutex m_mutex;
    Pending m_pending; // these under the mutex
    Status m_status;
    std::int64_t m_dropped = 0; // by batches that are gone
    bool m_scheduled = false;

    int m_failures = 0; // these of the thread
    std::minstd_rand m_random{std::random_device()()};
    Clock::time_point m_askPolicyAt;
    base::LoopThread m_thread;
};

CacheWriter::CacheWriter(std::shared_ptr<redis_link::CommandPool> pool) : m_impl(std::make_unique<Impl>(std::move(pool)))
{
}

CacheWriter::~CacheWriter() = default;

void CacheWriter::put(std::string key, std::string value, base::Duration ttl)
{
    m_impl->change([&](Pending &pending) { pending.put(std::move(key), {std::move(value), Clock::now() + ttl}); });
}

void CacheWriter::putState(std::string key, std::string value)
{
    m_impl->change([&](Pending &pending) { pending.put(std::move(key), {std::move(value), {}}); });
}

void CacheWriter::publish(std::string channel, std::string message)
{
    m_impl->change([&](Pending &pending) { pending.add(std::move(channel), std::move(message)); });
}

CacheWriter::Status CacheWriter::status() const
{
    return m_impl->status();
}

} // namespace qcat::cache_redis
