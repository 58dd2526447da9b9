#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>
#include <qcat/domain/visibility.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What the Redis page shows, as plain values. Sizes are bytes, lists are bounded and `…Total` says how many there were.
// Counters of the server never appear as totals since its start: they are differences over a window.
namespace qcat::domain
{

struct RedisServer {
    std::string version; // "7.0.15"
    std::string mode;    // "standalone", "sentinel", "cluster"
    std::string runId;   // changes with every start of the server
    std::string user;    // of ours, as the server names it; empty where it may not be asked
    std::int64_t processId = 0;
    base::Duration uptime{};
    bool loading = false; // reads its data from disk and answers nothing else
    bool operator==(const RedisServer &) const = default;
};

struct RedisMemory {
    std::int64_t used = 0;
    std::int64_t rss = 0;
    std::int64_t peak = 0;
    std::int64_t dataset = 0;
    std::int64_t normalClients = 0;    // in buffers of clients
    std::int64_t limit = 0;            // maxmemory; 0: none
    std::int64_t system = 0;           // of the machine
    std::string policy;                // maxmemory_policy: "noeviction", "allkeys-lru", …
    double fragmentation = 0;          // rss / used; says nothing on a small instance
    double allocatorFragmentation = 0; // inside the allocator: what a defragmentation can win
    bool operator==(const RedisMemory &) const = default;
};

// What happened between two looks at the server's counters. A window in which the server was restarted or its
// statistics were reset starts at that moment: it is then shorter than it was asked to be.
struct RedisWindow {
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
    bool operator==(const RedisWindow &) const = default;
};

// One command over the same window as the others of its list.
struct RedisCommandRate {
    std::string command; // "get", "config|set"
    std::int64_t calls = 0;
    std::int64_t failed = 0; // refused before it ran, or ended with an error
    base::Duration time{};   // of the server, all calls together
    bool operator==(const RedisCommandRate &) const = default;
};

struct RedisCommands {
    base::Duration span{};
    std::vector<RedisCommandRate> busiest; // by time, at most 50
    int total = 0;
    bool operator==(const RedisCommands &) const = default;
};

struct RedisSlowCommand {
    std::int64_t id = 0;
    base::WallTime time; // the server's clock
    base::Duration took{};
    std::string command; // name and the number of its arguments: values may be secrets and are not kept
    std::string client;  // "127.0.0.1:51234"
    std::string clientName;
    bool operator==(const RedisSlowCommand &) const = default;
};

struct RedisSlowLog {
    std::vector<RedisSlowCommand> newest; // newest first, at most 128
    std::int64_t total = 0;               // that the server keeps
    bool operator==(const RedisSlowLog &) const = default;
};

// A kind of delay that the server's own latency monitor saw ("command", "fork", "aof-fsync-always").
struct RedisLatencyEvent {
    std::string event;
    base::WallTime time; // of the latest
    base::Duration latest{};
    base::Duration worst{};
    bool operator==(const RedisLatencyEvent &) const = default;
};

struct RedisLatency {
    base::Duration ping{};   // of ours, there and back
    base::Duration median{}; // of our pings of the last minutes
    base::Duration worst{};
    int pings = 0;
    bool monitorKnown = false;             // whether the server's own monitor is on could be read
    bool monitorOn = false;                // latency-monitor-threshold > 0; while off it sees nothing
    std::vector<RedisLatencyEvent> events; // at most 32
    int eventsTotal = 0;
    bool operator==(const RedisLatency &) const = default;
};

struct RedisClient {
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
    bool operator==(const RedisClient &) const = default;
};

struct RedisClients {
    std::int64_t connected = 0;
    std::int64_t blocked = 0;
    std::int64_t limit = 0; // maxclients
    std::int64_t pubsubChannels = 0;
    bool operator==(const RedisClients &) const = default;
};

struct RedisClientList {
    std::vector<RedisClient> largest; // by memory, at most 100
    int total = 0;
    bool operator==(const RedisClientList &) const = default;
};

struct RedisPersistence {
    bool appendOnly = false;
    bool saving = false; // a snapshot or a rewrite of the append-only file runs now
    bool lastSaveGood = true;
    bool lastAppendGood = true;
    bool lastRewriteGood = true;
    base::WallTime lastSave; // invalid: never
    std::int64_t changesSinceSave = 0;
    base::Duration lastSaveTook{};
    base::Duration lastFork{};
    bool operator==(const RedisPersistence &) const = default;
};

struct RedisReplica {
    std::string address;
    std::string state; // "online", "wait_bgsave"
    std::int64_t offset = 0;
    base::Duration lag{}; // since its last sign
    bool operator==(const RedisReplica &) const = default;
};

struct RedisReplication {
    std::string role;   // "master", "slave"
    std::string master; // of a replica: host:port
    bool linkUp = true; // of a replica
    base::Duration linkDown{};
    bool readOnly = false; // a replica that refuses writes
    std::int64_t offset = 0;
    std::vector<RedisReplica> replicas; // at most 32
    int replicasTotal = 0;
    bool operator==(const RedisReplication &) const = default;
};

struct RedisDatabase {
    int index = 0;
    std::int64_t keys = 0;
    std::int64_t expiring = 0; // keys that have a time to live
    base::Duration averageTtl{};
    bool operator==(const RedisDatabase &) const = default;
};

struct RedisKeyspace {
    std::vector<RedisDatabase> databases; // at most 64
    int total = 0;
    bool operator==(const RedisKeyspace &) const = default;
};

struct RedisBigKey {
    std::string key; // at most 200 characters, unprintable ones escaped
    std::string type;
    std::int64_t bytes = 0;
    std::optional<base::Duration> ttl; // empty: never expires
    bool operator==(const RedisBigKey &) const = default;
};

// Of the keys that were looked at, not of all: sampling goes on a little with each look, and only while somebody looks.
struct RedisBigKeys {
    std::vector<RedisBigKey> largest; // at most 50
    std::int64_t sampled = 0;         // keys measured in this pass
    std::int64_t keys = 0;            // in the database
    std::int64_t withoutTtl = 0;      // of the sampled ones
    bool passComplete = false;        // every key was come by once
    bool operator==(const RedisBigKeys &) const = default;
};

// Everything that one look (or several: each section has its own interval and age) saw of one server.
struct RedisStatus {
    bool enabled = false;        // this configuration has a Redis
    std::string target;          // "127.0.0.1:6379/0"
    Section<RedisServer> server; // Failed here: the login or the connection itself
    Section<RedisMemory> memory;
    Section<std::vector<RedisWindow>> windows; // at most 4, the shortest first
    Section<RedisCommands> commands;
    Section<RedisSlowLog> slowLog;
    Section<RedisLatency> latency;
    Section<RedisClients> clients;
    Section<RedisClientList> clientList;
    Section<RedisPersistence> persistence;
    Section<RedisReplication> replication;
    Section<RedisKeyspace> keyspace;
    Section<RedisBigKeys> bigKeys;
    std::vector<Finding> advice; // at most 32, worst first
    bool operator==(const RedisStatus &) const = default;
};

} // namespace qcat::domain
