#include "prefix_cleanup.h"

#include <qcat/actions/codes.h>
#include <qcat/redis_link/redis_error.h>

#include <fmt/format.h>

#include <thread>

namespace qcat::actions
{

using redis_link::Connection;
using namespace std::chrono_literals;
using Clock = base::Deadline::Clock;

namespace
{

constexpr const char *kStep = "300";
constexpr base::Duration kAnswer = 1s;
constexpr base::Duration kSlow = 10ms;  // of our own PING: others feel it too
constexpr base::Duration kBreath = 2ms; // after each step, so that a step is a small part of the server's time
constexpr base::Duration kPause = 100ms;
constexpr base::Duration kToAnswer = 200ms; // kept of the time that we are given
constexpr std::size_t kShortestPrefix = 3;
constexpr std::string_view kState = "qcat:state:";

// SCAN's pattern for keys that begin so, whatever characters are in it.
std::string patternOf(std::string_view prefix)
{
    std::string pattern;
    for (const char c : prefix) {
        if (std::string_view("*?[]\\^").find(c) != std::string_view::npos)
            pattern += '\\';
        pattern += c;
    }
    return pattern + '*';
}

base::Error badPrefix(const std::string &prefix)
{
    return base::Error{
        std::string(code::kBadPrefix),
        fmt::format("\"{}\" is no prefix to remove: {} characters or more, no wildcard, not QCAT's state", prefix,
                    kShortestPrefix)}
        .with("prefix", prefix);
}

} // namespace

PrefixCleanup::PrefixCleanup(std::unique_ptr<Connection> connection, std::string prefix, const base::CallLimits &limits)
    : m_connection(std::move(connection)), m_prefix(std::move(prefix)), m_cancel(limits.cancel),
      m_until(limits.timeout - kToAnswer)
{
}

base::Result<PrefixCleanup> PrefixCleanup::open(const domain::RedisConfig &config, const std::string &prefix,
                                                const base::CallLimits &limits)
{
    if (prefix.size() < kShortestPrefix || prefix.find('*') != std::string::npos || prefix.starts_with(kState))
        return badPrefix(prefix);
    const auto endpoint = redis_link::endpointOf(config);
    if (!endpoint)
        return endpoint.error();
    auto connection =
        Connection::open(*endpoint, {.name = "qcat-cleanup"}, std::min(limits.timeout, config.dialTimeout));
    if (!connection)
        return connection.error();
    const auto role = (*connection)->call({"ROLE"}, kAnswer);
    if (!role)
        return role.error();
    if (role->items.empty() || role->items.front().text != "master")
        return base::Error{std::string(code::kOnReplica),
                           fmt::format("{} is a replica: its keys are its master's to remove", (*connection)->target())}
            .with("target", (*connection)->target());
    return PrefixCleanup(std::move(*connection), prefix, limits);
}

base::Result<PrefixCleanup::Counts> PrefixCleanup::count()
{
    return pass(Mode::Count, {});
}

base::Result<PrefixCleanup::Counts> PrefixCleanup::remove(const Progress &progress)
{
    return pass(Mode::Remove, progress);
}

base::Result<PrefixCleanup::Counts> PrefixCleanup::pass(Mode mode, const Progress &progress)
{
    Counts counts;
    std::string cursor = "0";
    auto told = Clock::now();
    do {
        const auto scan = m_connection->call({"SCAN", cursor, "MATCH", patternOf(m_prefix), "COUNT", kStep}, kAnswer);
        if (!scan)
            return scan.error();
        if (scan->items.size() != 2)
            return base::Error{std::string(redis_link::codes::kProtocol), "SCAN was answered with something else"}
                .with("target", target())
                .with("detail", "SCAN");
        cursor = scan->items[0].text;
        counts.scanned += std::atoi(kStep);
        std::vector<std::string> keys;
        for (const auto &key : scan->items[1].items)
            if (!key.text.starts_with(kState))
                keys.push_back(key.text);
        counts.matched += std::int64_t(keys.size());
        if (mode == Mode::Remove && !keys.empty()) {
            const auto removed = unlink(std::move(keys));
            if (!removed)
                return removed.error();
            counts.removed += *removed;
        }
        if (progress && Clock::now() - told >= 1s) {
            told = Clock::now();
            progress(counts);
        }
        if (auto status = letOthersIn(); !status)
            return status.error();
    } while (cursor != "0" && mayGoOn());
    counts.isComplete = cursor == "0";
    return counts;
}

base::Result<std::int64_t> PrefixCleanup::unlink(std::vector<std::string> keys)
{
    keys.insert(keys.begin(), "UNLINK");
    const auto reply = m_connection->call(keys, kAnswer);
    if (!reply)
        return reply.error();
    return reply->integer;
}

// Waits while the server is slow for whatever reason: we are the ones who can wait.
base::Status PrefixCleanup::letOthersIn()
{
    std::this_thread::sleep_for(kBreath);
    for (;;) {
        const auto asked = Clock::now();
        if (const auto pong = m_connection->call({"PING"}, kAnswer); !pong)
            return pong.error();
        if (Clock::now() - asked <= kSlow || !mayGoOn())
            return {};
        std::this_thread::sleep_for(kPause);
    }
}

base::Result<bool> PrefixCleanup::isSaving()
{
    return m_connection->call({"INFO", "persistence"}, kAnswer).map([](const redis_link::Reply &reply) {
        return reply.text.find("rdb_bgsave_in_progress:1") != std::string::npos ||
               reply.text.find("aof_rewrite_in_progress:1") != std::string::npos;
    });
}

} // namespace qcat::actions
