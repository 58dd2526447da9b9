#include "pending.h"

namespace qcat::cache_redis
{

namespace
{

constexpr std::size_t kMostValues = 2'000;
constexpr std::size_t kMostMessages = 256;

} // namespace

void Pending::put(std::string key, Value value)
{
    if (m_values.size() >= kMostValues && !m_values.contains(key)) {
        ++m_dropped;
        return;
    }
    m_values.insert_or_assign(std::move(key), std::move(value));
}

void Pending::add(std::string channel, std::string message)
{
    m_messages.push_back({std::move(channel), std::move(message)});
    if (m_messages.size() > kMostMessages) {
        m_messages.pop_front();
        ++m_dropped;
    }
}

std::vector<redis_link::Command> Pending::commands(Time now, bool withState) const
{
    std::vector<redis_link::Command> all;
    for (const auto &[key, value] : m_values) {
        if (!value.expires) {
            if (withState)
                all.push_back({"SET", key, value.text});
        } else if (const auto left = std::chrono::floor<std::chrono::milliseconds>(*value.expires - now);
                   left.count() > 0) {
            all.push_back({"SET", key, value.text, "PX", std::to_string(left.count())});
        }
    }
    for (const auto &message : m_messages)
        all.push_back({"PUBLISH", message.channel, message.text});
    return all;
}

void Pending::takeBack(const Pending &unwritten)
{
    for (const auto &[key, value] : unwritten.m_values)
        if (!m_values.contains(key)) // else a newer value came meanwhile
            put(key, value);
    m_messages.insert(m_messages.begin(), unwritten.m_messages.begin(), unwritten.m_messages.end());
    while (m_messages.size() > kMostMessages) {
        m_messages.pop_front();
        ++m_dropped;
    }
}

void Pending::keepStateOf(const Pending &written)
{
    for (const auto &[key, value] : written.m_values)
        if (!value.expires)
            m_values.try_emplace(key, value);
}

} // namespace qcat::cache_redis
