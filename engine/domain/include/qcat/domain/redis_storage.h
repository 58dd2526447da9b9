#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/server_figures.h>

#include <cstdint>
#include <optional>
#include <string>

// What a Redis server is and holds. Sizes are bytes.
namespace qcat::domain::redis
{

struct Server {
    std::string version; // "7.0.15"
    std::string mode;    // "standalone", "sentinel", "cluster"
    std::string runId;   // changes with every start of the server
    std::string user;    // of ours, as the server names it; empty where it may not be asked
    std::int64_t processId = 0;
    base::Duration uptime{};
    bool loading = false; // reads its data from disk and answers nothing else
    bool operator==(const Server &) const = default;
};

struct Memory {
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
    bool operator==(const Memory &) const = default;
};

struct Persistence {
    bool appendOnly = false;
    bool saving = false; // a snapshot or a rewrite of the append-only file runs now
    bool lastSaveGood = true;
    bool lastAppendGood = true;
    bool lastRewriteGood = true;
    base::WallTime lastSave; // invalid: never
    std::int64_t changesSinceSave = 0;
    base::Duration lastSaveTook{};
    base::Duration lastFork{};
    bool operator==(const Persistence &) const = default;
};

struct Replica {
    std::string address;
    std::string state; // "online", "wait_bgsave"
    std::int64_t offset = 0;
    base::Duration lag{}; // since its last sign
    bool operator==(const Replica &) const = default;
};

struct Replication {
    std::string role;   // "master", "slave"
    std::string master; // of a replica: host:port
    bool linkUp = true; // of a replica
    base::Duration linkDown{};
    bool readOnly = false; // a replica that refuses writes
    std::int64_t offset = 0;
    Bounded<Replica> replicas; // at most 32
    bool operator==(const Replication &) const = default;
};

struct Database {
    int index = 0;
    std::int64_t keys = 0;
    std::int64_t expiring = 0; // keys that have a time to live
    base::Duration averageTtl{};
    bool operator==(const Database &) const = default;
};

struct BigKey {
    std::string key; // at most 200 characters, unprintable ones escaped
    std::string type;
    std::int64_t bytes = 0;
    std::optional<base::Duration> ttl; // empty: never expires
    bool operator==(const BigKey &) const = default;
};

// Of the keys that were looked at, not of all: a pass is begun by hand and goes on a little with each look.
struct BigKeys {
    Bounded<BigKey> largest;     // at most 50
    std::int64_t sampled = 0;    // keys measured in this pass
    std::int64_t keys = 0;       // in the database
    std::int64_t withoutTtl = 0; // of the sampled ones
    bool running = false;        // a pass is under way
    bool passComplete = false;   // every key was come by once
    bool operator==(const BigKeys &) const = default;
};

} // namespace qcat::domain::redis
