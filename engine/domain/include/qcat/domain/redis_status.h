#pragma once

#include <qcat/domain/redis_activity.h>
#include <qcat/domain/redis_storage.h>
#include <qcat/domain/visibility.h>

#include <vector>

namespace qcat::domain::redis
{

// What the diagnostics connection knows of one Redis server. Lists are bounded, texts are valid UTF-8, and every
// section has its own age; one that is older than twice its interval is stale.
struct Status {
    std::string target;     // "127.0.0.1:6379/0"; empty: no Redis is configured
    Section<Server> server; // Failed: the connection or the login, and why

    base::Duration often{}; // how often these are asked
    Section<Memory> memory;
    Section<std::vector<Window>> windows; // shortest first, at most 4
    Section<Commands> commands;
    Section<Latency> latency;
    Section<Clients> clients;
    Section<Persistence> persistence;
    Section<Replication> replication;
    Section<Bounded<Database>> keyspace; // by index, at most 64

    base::Duration sometimes{};
    Section<Bounded<SlowCommand>> slowLog; // newest first, at most 128; total: that the server keeps
    Section<Bounded<Client>> clientList;   // largest in memory first, at most 100

    Section<BigKeys> bigKeys;    // of the pass that was begun last
    std::vector<Finding> advice; // worst first, at most 32
    bool operator==(const Status &) const = default;
};

} // namespace qcat::domain::redis

namespace qcat::domain
{
using RedisStatus = redis::Status;
}
