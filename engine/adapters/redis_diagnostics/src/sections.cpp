#include "sections.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::redis_diagnostics
{

using namespace domain::redis;
using namespace std::chrono_literals;

namespace
{

constexpr std::size_t kMostReplicas = 32, kMostDatabases = 64;

// A check that the server does not report (no append-only file) has not failed.
bool isGood(const Info &info, std::string_view name)
{
    return info.text(name) != "err";
}

} // namespace

Server serverOf(const Info &info)
{
    Server server;
    server.version = info.text("redis_version");
    server.mode = info.text("redis_mode");
    server.runId = info.text("run_id");
    server.processId = info.integerOr("process_id");
    server.uptime = info.duration("uptime_in_seconds", 1s);
    server.loading = info.integerOr("loading") != 0;
    return server;
}

Memory memoryOf(const Info &info)
{
    Memory memory;
    memory.used = info.integerOr("used_memory");
    memory.rss = info.integerOr("used_memory_rss");
    memory.peak = info.integerOr("used_memory_peak");
    memory.dataset = info.integerOr("used_memory_dataset");
    memory.normalClients = info.integerOr("mem_clients_normal");
    memory.limit = info.integerOr("maxmemory");
    memory.system = info.integerOr("total_system_memory");
    memory.policy = info.text("maxmemory_policy");
    memory.fragmentation = info.real("mem_fragmentation_ratio").value_or(0);
    memory.allocatorFragmentation = info.real("allocator_frag_ratio").value_or(0);
    return memory;
}

Clients clientsOf(const Info &info)
{
    Clients clients;
    clients.connected = info.integerOr("connected_clients");
    clients.blocked = info.integerOr("blocked_clients");
    clients.limit = info.integerOr("maxclients");
    clients.pubsubChannels = info.integerOr("pubsub_channels");
    return clients;
}

Persistence persistenceOf(const Info &info)
{
    Persistence persistence;
    persistence.appendOnly = info.integerOr("aof_enabled") != 0;
    persistence.saving =
        info.integerOr("rdb_bgsave_in_progress") != 0 || info.integerOr("aof_rewrite_in_progress") != 0;
    persistence.lastSaveGood = isGood(info, "rdb_last_bgsave_status");
    persistence.lastAppendGood = isGood(info, "aof_last_write_status");
    persistence.lastRewriteGood = isGood(info, "aof_last_bgrewrite_status");
    // a server takes its start for a save; the number of saves is told since 7.0
    if (info.integerOr("rdb_saves", 1) != 0)
        persistence.lastSave = base::WallTime() + info.duration("rdb_last_save_time", 1s);
    persistence.changesSinceSave = info.integerOr("rdb_changes_since_last_save");
    persistence.lastSaveTook = info.duration("rdb_last_bgsave_time_sec", 1s);
    persistence.lastFork = info.duration("latest_fork_usec", 1us);
    return persistence;
}

Replication replicationOf(const Info &info)
{
    Replication replication;
    replication.role = info.text("role");
    if (replication.role == "slave") {
        replication.master = fmt::format("{}:{}", info.text("master_host"), info.text("master_port"));
        replication.linkUp = info.text("master_link_status") == "up";
        replication.linkDown = info.duration("master_link_down_since_seconds", 1s);
        replication.readOnly = info.integerOr("slave_read_only") != 0;
        replication.offset = info.integerOr("slave_repl_offset");
    } else {
        replication.offset = info.integerOr("master_repl_offset");
    }
    info.each("slave", [&](std::string_view number, std::string_view value) {
        if (!integerOf(number)) // "slave_read_only" and the like
            return;
        ++replication.replicas.total;
        const auto pairs = parsePairs(value);
        if (replication.replicas.rows.size() < kMostReplicas)
            replication.replicas.rows.push_back({fmt::format("{}:{}", pairs.text("ip"), pairs.text("port")),
                                                 std::string(pairs.text("state")), pairs.integerOr("offset"),
                                                 pairs.duration("lag", 1s)});
    });
    return replication;
}

domain::Bounded<Database> keyspaceOf(const Info &info)
{
    domain::Bounded<Database> databases;
    info.each("db", [&](std::string_view number, std::string_view value) {
        const auto index = integerOf(number);
        if (!index || *index < 0 || *index > INT32_MAX)
            return;
        const auto pairs = parsePairs(value);
        databases.rows.push_back(
            {int(*index), pairs.integerOr("keys"), pairs.integerOr("expires"), pairs.duration("avg_ttl", 1ms)});
    });
    std::ranges::sort(databases.rows, {}, &Database::index);
    databases.total = std::int64_t(databases.rows.size());
    databases.rows.resize(std::min(databases.rows.size(), kMostDatabases));
    return databases;
}

} // namespace qcat::redis_diagnostics
