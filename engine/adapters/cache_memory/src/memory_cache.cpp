#include <qcat/cache_memory/memory_cache.h>

#include <algorithm>
#include <chrono>

namespace qcat::cache_memory
{

namespace
{

constexpr std::size_t kMostValues = 2'000;
constexpr std::size_t kMostNames = 100;

std::string whole(const std::string &key)
{
    return "qcat:" + key;
}

} // namespace

MemoryCache::MemoryCache(const base::Clock &clock, Listener listener) : m_clock(clock), m_listener(std::move(listener)) {}

void MemoryCache::put(std::string key, std::string value, base::Duration ttl)
{
    keep(whole(key), {std::move(value), m_clock.steadyNow() + ttl});
}

void MemoryCache::putState(std::string key, std::string value)
{
    keep(whole("state:" + key), {std::move(value), {}});
}

void MemoryCache::keep(std::string key, Value value)
{
    std::lock_guard lock(m_mutex);
    if (m_values.size() >= kMostValues)
        forgetEnded();
    if (m_values.size() >= kMostValues && !m_values.contains(key)) {
        ++m_status.dropped;
        return;
    }
    m_values.insert_or_assign(std::move(key), std::move(value));
    ++m_status.written;
}

void MemoryCache::forgetEnded()
{
    std::erase_if(m_values, [now = m_clock.steadyNow()](const auto &entry) { return entry.second.end && *entry.second.end <= now; });
}

void MemoryCache::publish(std::string channel, std::string message)
{
    {
        std::lock_guard lock(m_mutex);
        ++m_status.written;
    }
    if (m_listener)
        m_listener(channel, message);
}

base::Result<std::vector<std::optional<std::string>>> MemoryCache::get(const std::vector<std::string> &keys, base::Duration)
{
    const auto now = m_clock.steadyNow();
    std::vector<std::optional<std::string>> found(keys.size());
    std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (const auto value = m_values.find(whole(keys[i])); value != m_values.end())
            if (!value->second.end || *value->second.end > now)
                found[i] = value->second.text;
    return found;
}

base::Status MemoryCache::setState(const std::string &key, const std::string &value, base::Duration)
{
    putState(key, value);
    return {};
}

base::Result<std::optional<std::string>> MemoryCache::takeState(const std::string &key, base::Duration)
{
    std::lock_guard lock(m_mutex);
    const auto taken = m_values.extract(whole("state:" + key));
    return taken ? std::optional(taken.mapped().text) : std::nullopt;
}

base::Result<std::vector<std::string>> MemoryCache::stateNames(const std::string &prefix, base::Duration)
{
    const auto begin = whole("state:" + prefix);
    std::vector<std::string> names;
    std::lock_guard lock(m_mutex);
    for (auto at = m_values.lower_bound(begin); at != m_values.end() && at->first.starts_with(begin) && names.size() < kMostNames; ++at)
        names.push_back(at->first.substr(begin.size()));
    return names;
}

base::Result<int> MemoryCache::take(const ops::TokenBucket &bucket, int wanted, base::Duration)
{
    const auto now = m_clock.steadyNow();
    std::lock_guard lock(m_mutex);
    auto [level, isNew] = m_levels.try_emplace(bucket.name, Level{double(bucket.most), now});
    const double elapsed = std::chrono::duration<double>(now - level->second.at).count();
    level->second.tokens = std::min(double(bucket.most), level->second.tokens + elapsed * bucket.perSecond);
    level->second.at = now;
    const int given = std::min(wanted, int(level->second.tokens));
    level->second.tokens -= given;
    return given;
}

MemoryCache::Status MemoryCache::status() const
{
    std::lock_guard lock(m_mutex);
    return m_status;
}

} // namespace qcat::cache_memory
