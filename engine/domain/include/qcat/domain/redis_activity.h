#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/server_figures.h>

#include <cstdint>
#include <optional>
#include <string>

// What a Redis server is doing, for whom and how fast. Sizes are bytes. Counters appear as differences over a window.
namespace qcat::domain::redis
{

// What happened between two looks at the server's counters. A window in which the server was restarted or its
// statistics were reset starts at that moment: it is then shorter than it was asked to be.
struct Window {
    base::Duration asked{}; // 1 min, 10 min, 1 h; zero: since the look before
    base::Duration span{};  // what the figures really cover
    std::int64_t commands = 0;
    std::int64_t hits = 0;
    std::int64_t misses = 0;
    std::int64_t evicted = 0; // keys dropped to keep below maxmemory
    std::int64_t expired = 0; // keys that reached the end of their time
    std::int64_t received = 0;
    std::int64_t sent = 0;
    std::int64_t errorReplies = 0;
    std::int64_t connections = 0;         // opened
    std::int64_t rejectedConnections = 0; // above maxclients

    // Empty while no key was asked for.
    std::optional<double> hitRatio() const
    {
        const auto asks = hits + misses;
        return asks > 0 ? std::optional(double(hits) / double(asks)) : std::nullopt;
    }
    double perSecond(std::int64_t count) const
    {
        return span > base::Duration::zero() ? double(count) * 1e9 / double(span.count()) : 0;
    }
    bool operator==(const Window &) const = default;
};

// One command over the same window as the others of its list.
struct CommandRate {
    std::string command; // "get", "config|set"
    std::int64_t calls = 0;
    std::int64_t failed = 0; // refused before it ran, or ended with an error
    base::Duration time{};   // of the server, all calls together
    bool operator==(const CommandRate &) const = default;
};

struct Commands {
    base::Duration span{};
    Bounded<CommandRate> busiest; // by time, at most 50
    bool operator==(const Commands &) const = default;
};

struct SlowCommand {
    std::int64_t id = 0;
    base::WallTime time; // the server's clock
    base::Duration took{};
    std::string command; // name and the number of its arguments: values may be secrets and are not kept
    std::string client;  // "127.0.0.1:51234"
    std::string clientName;
    bool operator==(const SlowCommand &) const = default;
};

// A kind of delay that the server's own latency monitor saw ("command", "fork", "aof-fsync-always").
struct LatencyEvent {
    std::string event;
    base::WallTime time; // of the latest
    base::Duration latest{};
    base::Duration worst{};
    bool operator==(const LatencyEvent &) const = default;
};

struct Latency {
    base::Duration ping{};   // of ours, there and back
    base::Duration median{}; // of our pings of the last minutes
    base::Duration worst{};
    int pings = 0;
    std::optional<bool> monitorOn; // latency-monitor-threshold > 0; off, it sees nothing. Empty: not told
    Bounded<LatencyEvent> events;  // at most 32
    bool operator==(const Latency &) const = default;
};

struct Clients {
    std::int64_t connected = 0;
    std::int64_t blocked = 0;
    std::int64_t limit = 0; // maxclients
    std::int64_t pubsubChannels = 0;
    bool operator==(const Clients &) const = default;
};

struct Client {
    std::int64_t id = 0; // what a client is ended by, never by its address
    std::string address;
    std::string name;
    std::string user;
    std::string command; // the last one
    std::string flags;
    int db = 0;
    base::Duration age{};
    base::Duration idle{};
    std::int64_t outputBuffer = 0;
    std::int64_t memory = 0;
    bool blocked = false; // waits in BLPOP and the like
    bool operator==(const Client &) const = default;
};

} // namespace qcat::domain::redis
