#pragma once

#include "fields.h"

#include <qcat/domain/postgres_status.h>

namespace qcat::wire
{

QCAT_WIRE_FIELDS(domain::postgres::Server)
{
    f("version", x.version);
    f("version_number", x.versionNumber);
    f("started_at_ns", x.startedAt);
    f("role", x.role);
    f("database", x.database);
    f("is_standby", x.isStandby);
    f("is_superuser", x.isSuperuser);
    f("has_monitor", x.hasMonitor);
    f("has_read_all_stats", x.hasReadAllStats);
    f("has_signal_backend", x.hasSignalBackend);
    f("stat_statements", x.statStatements);
    f("stat_tuple", x.statTuple);
}

QCAT_WIRE_FIELDS(domain::postgres::Headroom)
{
    f("max_connections", x.maxConnections);
    f("reserved", x.reserved);
    f("used", x.used);
    f("database_limit", x.databaseLimit);
    f("role_limit", x.roleLimit);
}

QCAT_WIRE_FIELDS(domain::postgres::ConnectionState)
{
    f("database", x.database);
    f("user", x.user);
    f("state", x.state);
    f("count", x.count);
    f("longest_ns", x.longest);
}

QCAT_WIRE_FIELDS(domain::postgres::ConnectionClient)
{
    f("application", x.application);
    f("user", x.user);
    f("client", x.client);
    f("count", x.count);
    f("active", x.active);
    f("idle", x.idle);
    f("idle_in_transaction", x.idleInTransaction);
}

QCAT_WIRE_FIELDS(domain::postgres::Wait)
{
    f("type", x.type);
    f("event", x.event);
    f("count", x.count);
    f("longest_ns", x.longest);
}

QCAT_WIRE_FIELDS(domain::postgres::Connections)
{
    f("by_state", x.byState);
    f("by_client", x.byClient);
    f("waits", x.waits);
    f("hidden", x.hidden);
}

QCAT_WIRE_FIELDS(domain::postgres::Session)
{
    f("pid", x.pid);
    f("backend_start_ns", x.backendStart);
    f("user", x.user);
    f("application", x.application);
    f("client", x.client);
    f("state", x.state);
    f("waiting_on", x.waitingOn);
    f("statement_age_ns", x.statementAge);
    f("transaction_age_ns", x.transactionAge);
    f("in_state_ns", x.inState);
    f("has_written", x.hasWritten);
    f("locks_held", x.locksHeld);
    f("statement", x.statement);
    f("is_protected", x.isProtected);
}

QCAT_WIRE_FIELDS(domain::postgres::LockSession)
{
    f("session", x.session);
    f("blocked_by", x.blockedBy);
}

QCAT_WIRE_FIELDS(domain::postgres::Activity)
{
    f("long_running", x.longRunning);
    f("idle_in_transaction", x.idleInTransaction);
}

QCAT_WIRE_FIELDS(domain::postgres::StatementUse)
{
    f("calls", x.calls);
    f("time_ns", x.time);
    f("rows", x.rows);
    f("blocks_hit", x.blocksHit);
    f("blocks_read", x.blocksRead);
    f("io_ns", x.io);
    f("temp_bytes", x.tempBytes);
    f("wal_bytes", x.walBytes);
}

QCAT_WIRE_FIELDS(domain::postgres::Statement)
{
    f("query_id", x.queryId);
    f("user", x.user);
    f("text", x.text);
    f("total", x.total);
    f("in_window", x.inWindow);
    f("mean_ns", x.mean);
    f("longest_ns", x.longest);
    f("deviation_ns", x.deviation);
}

QCAT_WIRE_FIELDS(domain::postgres::Statements)
{
    f("rows", x.rows);
    f("window_ns", x.window);
    f("since_reset_ns", x.sinceReset);
    f("evicted", x.evicted);
    f("max_entries", x.maxEntries);
}

QCAT_WIRE_FIELDS(domain::postgres::Standby)
{
    f("pid", x.pid);
    f("application", x.application);
    f("client", x.client);
    f("state", x.state);
    f("sync", x.sync);
    f("unsent_bytes", x.unsentBytes);
    f("unflushed_bytes", x.unflushedBytes);
    f("unreplayed_bytes", x.unreplayedBytes);
    f("replay_lag_ns", x.replayLag);
}

QCAT_WIRE_FIELDS(domain::postgres::Slot)
{
    f("name", x.name);
    f("kind", x.kind);
    f("is_active", x.isActive);
    f("wal_status", x.walStatus);
    f("retained_bytes", x.retainedBytes);
    f("safe_bytes", x.safeBytes);
}

QCAT_WIRE_FIELDS(domain::postgres::Receiver)
{
    f("status", x.status);
    f("sender", x.sender);
    f("replay_delay_ns", x.replayDelay);
    f("backlog_bytes", x.backlogBytes);
    f("is_paused", x.isPaused);
}

QCAT_WIRE_FIELDS(domain::postgres::Replication)
{
    f("standbys", x.standbys);
    f("slots", x.slots);
    f("receiver", x.receiver);
}

QCAT_WIRE_FIELDS(domain::postgres::Checkpoints)
{
    f("timed", x.timed);
    f("requested", x.requested);
    f("write_ms", x.writeMs);
    f("sync_ms", x.syncMs);
    f("buffers_written", x.buffersWritten);
    f("buffers_by_backends", x.buffersByBackends);
    f("wal_bytes", x.walBytes);
    f("wal_buffers_full", x.walBuffersFull);
    f("window_ns", x.window);
    f("since_reset_ns", x.sinceReset);
    f("wal_files", x.walFiles);
    f("wal_file_bytes", x.walFileBytes);
    f("is_archiving", x.isArchiving);
    f("archive_failures", x.archiveFailures);
    f("last_archived_ns", x.lastArchived);
    f("last_archive_failure_ns", x.lastArchiveFailure);
}

QCAT_WIRE_FIELDS(domain::postgres::TableCache)
{
    f("table", x.table);
    f("blocks_hit", x.blocksHit);
    f("blocks_read", x.blocksRead);
    f("hit_ratio", x.hitRatio);
}

QCAT_WIRE_FIELDS(domain::postgres::Cache)
{
    f("blocks_hit", x.blocksHit);
    f("blocks_read", x.blocksRead);
    f("window_ns", x.window);
    f("tables", x.tables);
}

QCAT_WIRE_FIELDS(domain::postgres::DatabaseCounters)
{
    f("commits", x.commits);
    f("rollbacks", x.rollbacks);
    f("deadlocks", x.deadlocks);
    f("conflicts", x.conflicts);
    f("temp_files", x.tempFiles);
    f("temp_bytes", x.tempBytes);
    f("checksum_failures", x.checksumFailures);
    f("sessions_abandoned", x.sessionsAbandoned);
    f("sessions_fatal", x.sessionsFatal);
    f("sessions_killed", x.sessionsKilled);
    f("window_ns", x.window);
    f("since_reset_ns", x.sinceReset);
}

QCAT_WIRE_FIELDS(domain::postgres::IndexUse)
{
    f("table", x.table);
    f("sequential_scans", x.sequentialScans);
    f("rows_read_by_sequential_scans", x.rowsReadBySequentialScans);
    f("index_scans", x.indexScans);
    f("live_rows", x.liveRows);
    f("bytes", x.bytes);
}

QCAT_WIRE_FIELDS(domain::postgres::IndexIssue)
{
    f("kind", x.kind);
    f("table", x.table);
    f("index", x.index);
    f("other", x.other);
    f("bytes", x.bytes);
}

QCAT_WIRE_FIELDS(domain::postgres::Indexes)
{
    f("use", x.use);
    f("issues", x.issues);
    f("since_reset_ns", x.sinceReset);
}

QCAT_WIRE_FIELDS(domain::postgres::TableBloat)
{
    f("table", x.table);
    f("bytes", x.bytes);
    f("wasted_bytes", x.wastedBytes);
}

QCAT_WIRE_FIELDS(domain::postgres::Bloat)
{
    f("tables", x.tables);
}

QCAT_WIRE_FIELDS(domain::postgres::TableVacuum)
{
    f("table", x.table);
    f("live_rows", x.liveRows);
    f("dead_rows", x.deadRows);
    f("autovacuum_at", x.autovacuumAt);
    f("last_vacuum_ns", x.lastVacuum);
    f("last_analyze_ns", x.lastAnalyze);
    f("autovacuum_off", x.autovacuumOff);
}

QCAT_WIRE_FIELDS(domain::postgres::VacuumProgress)
{
    f("pid", x.pid);
    f("database", x.database);
    f("table", x.table);
    f("phase", x.phase);
    f("scanned", x.scanned);
}

QCAT_WIRE_FIELDS(domain::postgres::WraparoundAge)
{
    f("database", x.database);
    f("transactions", x.transactions);
    f("multixacts", x.multixacts);
    f("left", x.left);
}

QCAT_WIRE_FIELDS(domain::postgres::HorizonHolder)
{
    f("kind", x.kind);
    f("id", x.id);
    f("age", x.age);
    f("detail", x.detail);
}

QCAT_WIRE_FIELDS(domain::postgres::Vacuum)
{
    f("tables", x.tables);
    f("running", x.running);
    f("wraparound", x.wraparound);
    f("forced_vacuum_age", x.forcedVacuumAge);
    f("horizon", x.horizon);
}

QCAT_WIRE_FIELDS(domain::postgres::DatabaseSize)
{
    f("name", x.name);
    f("bytes", x.bytes);
    f("growth", x.growth);
}

QCAT_WIRE_FIELDS(domain::postgres::TableSize)
{
    f("name", x.name);
    f("rows", x.rows);
    f("heap_bytes", x.heapBytes);
    f("index_bytes", x.indexBytes);
    f("toast_bytes", x.toastBytes);
    f("growth", x.growth);
}

QCAT_WIRE_FIELDS(domain::postgres::Sizes)
{
    f("databases", x.databases);
    f("tables", x.tables);
    f("are_estimates", x.areEstimates);
    f("growth_window_ns", x.growthWindow);
}

QCAT_WIRE_FIELDS(domain::postgres::Advice)
{
    f("setting", x.setting);
    f("current", x.current);
    f("suggested", x.suggested);
    f("why", x.why);
    f("basis", x.basis);
}

QCAT_WIRE_FIELDS(domain::postgres::Settings)
{
    f("advice", x.advice);
    f("is_restart_pending", x.isRestartPending);
}

QCAT_WIRE_FIELDS(domain::postgres::Status)
{
    f("target", x.target);
    f("server", x.server);
    f("often_ns", x.often);
    f("headroom", x.headroom);
    f("connections", x.connections);
    f("locks", x.locks);
    f("activity", x.activity);
    f("sometimes_ns", x.sometimes);
    f("counters", x.counters);
    f("cache", x.cache);
    f("statements", x.statements);
    f("replication", x.replication);
    f("checkpoints", x.checkpoints);
    f("seldom_ns", x.seldom);
    f("vacuum", x.vacuum);
    f("indexes", x.indexes);
    f("bloat", x.bloat);
    f("sizes", x.sizes);
    f("settings", x.settings);
}

} // namespace qcat::wire
