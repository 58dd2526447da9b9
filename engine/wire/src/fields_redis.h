#pragma once

#include "fields.h"

#include <qcat/domain/redis_status.h>

namespace qcat::wire
{

QCAT_WIRE_FIELDS(domain::redis::Window)
{
    f("asked_ns", x.asked);
    f("span_ns", x.span);
    f("commands", x.commands);
    f("hits", x.hits);
    f("misses", x.misses);
    f("evicted", x.evicted);
    f("expired", x.expired);
    f("received", x.received);
    f("sent", x.sent);
    f("error_replies", x.errorReplies);
    f("connections", x.connections);
    f("rejected_connections", x.rejectedConnections);
}

QCAT_WIRE_FIELDS(domain::redis::CommandRate)
{
    f("command", x.command);
    f("calls", x.calls);
    f("failed", x.failed);
    f("time_ns", x.time);
}

QCAT_WIRE_FIELDS(domain::redis::Commands)
{
    f("span_ns", x.span);
    f("busiest", x.busiest);
}

QCAT_WIRE_FIELDS(domain::redis::SlowCommand)
{
    f("id", x.id);
    f("time_ns", x.time);
    f("took_ns", x.took);
    f("command", x.command);
    f("client", x.client);
    f("client_name", x.clientName);
}

QCAT_WIRE_FIELDS(domain::redis::LatencyEvent)
{
    f("event", x.event);
    f("time_ns", x.time);
    f("latest_ns", x.latest);
    f("worst_ns", x.worst);
}

QCAT_WIRE_FIELDS(domain::redis::Latency)
{
    f("ping_ns", x.ping);
    f("median_ns", x.median);
    f("worst_ns", x.worst);
    f("pings", x.pings);
    f("monitor_on", x.monitorOn);
    f("events", x.events);
}

QCAT_WIRE_FIELDS(domain::redis::Clients)
{
    f("connected", x.connected);
    f("blocked", x.blocked);
    f("limit", x.limit);
    f("pubsub_channels", x.pubsubChannels);
}

QCAT_WIRE_FIELDS(domain::redis::Client)
{
    f("id", x.id);
    f("address", x.address);
    f("name", x.name);
    f("user", x.user);
    f("command", x.command);
    f("flags", x.flags);
    f("db", x.db);
    f("age_ns", x.age);
    f("idle_ns", x.idle);
    f("output_buffer", x.outputBuffer);
    f("memory", x.memory);
    f("blocked", x.blocked);
}

QCAT_WIRE_FIELDS(domain::redis::Server)
{
    f("version", x.version);
    f("mode", x.mode);
    f("run_id", x.runId);
    f("user", x.user);
    f("process_id", x.processId);
    f("uptime_ns", x.uptime);
    f("loading", x.loading);
}

QCAT_WIRE_FIELDS(domain::redis::Memory)
{
    f("used", x.used);
    f("rss", x.rss);
    f("peak", x.peak);
    f("dataset", x.dataset);
    f("normal_clients", x.normalClients);
    f("limit", x.limit);
    f("system", x.system);
    f("policy", x.policy);
    f("fragmentation", x.fragmentation);
    f("allocator_fragmentation", x.allocatorFragmentation);
}

QCAT_WIRE_FIELDS(domain::redis::Persistence)
{
    f("append_only", x.appendOnly);
    f("saving", x.saving);
    f("last_save_good", x.lastSaveGood);
    f("last_append_good", x.lastAppendGood);
    f("last_rewrite_good", x.lastRewriteGood);
    f("last_save_ns", x.lastSave);
    f("changes_since_save", x.changesSinceSave);
    f("last_save_took_ns", x.lastSaveTook);
    f("last_fork_ns", x.lastFork);
}

QCAT_WIRE_FIELDS(domain::redis::Replica)
{
    f("address", x.address);
    f("state", x.state);
    f("offset", x.offset);
    f("lag_ns", x.lag);
}

QCAT_WIRE_FIELDS(domain::redis::Replication)
{
    f("role", x.role);
    f("master", x.master);
    f("link_up", x.linkUp);
    f("link_down_ns", x.linkDown);
    f("read_only", x.readOnly);
    f("offset", x.offset);
    f("replicas", x.replicas);
}

QCAT_WIRE_FIELDS(domain::redis::Database)
{
    f("index", x.index);
    f("keys", x.keys);
    f("expiring", x.expiring);
    f("average_ttl_ns", x.averageTtl);
}

QCAT_WIRE_FIELDS(domain::redis::BigKey)
{
    f("key", x.key);
    f("type", x.type);
    f("bytes", x.bytes);
    f("ttl_ns", x.ttl);
}

QCAT_WIRE_FIELDS(domain::redis::BigKeys)
{
    f("largest", x.largest);
    f("sampled", x.sampled);
    f("keys", x.keys);
    f("without_ttl", x.withoutTtl);
    f("running", x.running);
    f("pass_complete", x.passComplete);
}

QCAT_WIRE_FIELDS(domain::redis::Status)
{
    f("target", x.target);
    f("server", x.server);
    f("often_ns", x.often);
    f("memory", x.memory);
    f("windows", x.windows);
    f("commands", x.commands);
    f("latency", x.latency);
    f("clients", x.clients);
    f("persistence", x.persistence);
    f("replication", x.replication);
    f("keyspace", x.keyspace);
    f("sometimes_ns", x.sometimes);
    f("slow_log", x.slowLog);
    f("client_list", x.clientList);
    f("big_keys", x.bigKeys);
    f("advice", x.advice);
}

} // namespace qcat::wire
