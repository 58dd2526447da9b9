#pragma once

#include <qcat/redis_link/connection.h>

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>

namespace qcat::cache_redis
{

// What waits to be written: the latest value of each key and the messages in their order, both bounded. Not
// thread-safe.
class Pending
{
public:
    using Time = std::chrono::steady_clock::time_point;

    struct Value {
        std::string text;
        std::optional<Time> expires; // none: state
    };

    void put(std::string key, Value value);
    void add(std::string channel, std::string message);
    bool isEmpty() const { return m_values.empty() && m_messages.empty(); }
    std::int64_t dropped() const { return m_dropped; }

    // Commands for what is still worth writing. State is left out, and stays here, unless it may be written.
    std::vector<redis_link::Command> commands(Time now, bool withState) const;
    // After these were written: only what came meanwhile, and state that was left out, is left.
    void takeBack(const Pending &unwritten);
    void forgetMessages() { m_messages.clear(); }
    void keepStateOf(const Pending &written);

private:
    struct Message {
        std::string channel, text;
    };

    std::map<std::string, Value> m_values;
    std::deque<Message> m_messages;
    std::int64_t m_dropped = 0;
};

} // namespace qcat::cache_redis
