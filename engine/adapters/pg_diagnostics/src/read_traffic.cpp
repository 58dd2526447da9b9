#include "read_traffic.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::pg_diagnostics
{

using namespace domain::postgres;

namespace
{

constexpr std::size_t kMostStatements = 50;

// The server counts anew after a reset and after a restart that lost its statistics.
std::string epochOf(const Server &server, base::WallTime reset)
{
    return fmt::format("{}/{}", server.startedAt.ns, reset.ns);
}

std::optional<domain::Counter> optionalCounter(const Cells &cells, const char *column, CounterWindow &window)
{
    return cells.isNull(column) ? std::nullopt : std::optional(window.counter(column, cells.integer(column)));
}

StatementUse useOf(const Cells &cells)
{
    return {cells.integer("calls"),           cells.milliseconds("total_ms"),    cells.integer("rows"),
            cells.integer("shared_blks_hit"), cells.integer("shared_blks_read"), cells.milliseconds("io_ms"),
            cells.integer("temp_bytes"),      cells.optionalInteger("wal_bytes")};
}

Statement statementOf(const Cells &cells, StatementWindow &window)
{
    Statement statement;
    statement.queryId = cells.optionalInteger("queryid");
    statement.user = cells.text("usename");
    if (statement.queryId)
        statement.text = cells.statement("query");
    statement.total = useOf(cells);
    if (statement.queryId)
        statement.inWindow = window.since(
            {*statement.queryId, cells.integer("userid"), cells.flag("toplevel")}, statement.total);
    statement.mean = cells.milliseconds("mean_ms");
    statement.longest = cells.milliseconds("max_ms");
    statement.deviation = cells.milliseconds("stddev_ms");
    return statement;
}

bool costsMore(const Statement &a, const Statement &b)
{
    const auto recent = [](const Statement &s) { return s.inWindow ? s.inWindow->time : base::Duration::zero(); };
    return std::pair(recent(a), a.total.time) > std::pair(recent(b), b.total.time);
}

} // namespace

DatabaseTraffic readTraffic(const Reading &reading, CounterWindow &window)
{
    const Cells cells(reading.ask("counters").at(0));
    const auto reset = cells.time("reset_us");
    window.begin(reading.now, epochOf(reading.server, reset));
    const auto counter = [&](const char *column) { return window.counter(column, cells.integer(column)); };
    DatabaseTraffic traffic;
    auto &counters = traffic.counters;
    counters.commits = counter("xact_commit");
    counters.rollbacks = counter("xact_rollback");
    counters.deadlocks = counter("deadlocks");
    counters.conflicts = counter("conflicts");
    counters.tempFiles = counter("temp_files");
    counters.tempBytes = counter("temp_bytes");
    counters.checksumFailures = optionalCounter(cells, "checksum_failures", window);
    counters.sessionsAbandoned = optionalCounter(cells, "sessions_abandoned", window);
    counters.sessionsFatal = optionalCounter(cells, "sessions_fatal", window);
    counters.sessionsKilled = optionalCounter(cells, "sessions_killed", window);
    counters.window = window.length();
    counters.sinceReset = reset;
    traffic.cache.blocksHit = counter("blks_hit");
    traffic.cache.blocksRead = counter("blks_read");
    traffic.cache.window = window.length();
    return traffic;
}

domain::Bounded<TableCache> readTableCache(const Reading &reading)
{
    return listOf(reading.ask("table_cache"), [](const Cells &cells) {
        TableCache table{cells.text("rel"), cells.integer("hit"), cells.integer("read"), {}};
        const double all = double(table.blocksHit) + double(table.blocksRead);
        if (all > 0)
            table.hitRatio = double(table.blocksHit) / all;
        return table;
    });
}

Statements readStatements(const Reading &reading, StatementWindow &window)
{
    Statements statements;
    if (reading.hasBlock("statements_health")) {
        const Cells cells(reading.ask("statements_health").at(0));
        statements.sinceReset = cells.time("reset_us");
        statements.evicted = cells.integer("dealloc");
        if (!cells.isNull("max_entries"))
            statements.maxEntries = cells.smallInteger("max_entries");
    }
    window.begin(reading.now, epochOf(reading.server, statements.sinceReset));
    statements.rows =
        listOf(reading.ask("statements"), [&](const Cells &cells) { return statementOf(cells, window); });
    statements.window = window.length();
    auto &rows = statements.rows.rows;
    std::stable_sort(rows.begin(), rows.end(), costsMore);
    rows.resize(std::min(rows.size(), kMostStatements));
    return statements;
}

Replication readReplication(const Reading &reading)
{
    Replication replication;
    if (reading.server.isStandby) {
        const Cells cells(reading.ask("receiver").at(0));
        replication.receiver = Receiver{cells.text("status"), cells.text("sender"), cells.seconds("replay_delay_s"),
                                        cells.optionalInteger("backlog"), cells.flag("paused")};
    } else {
        replication.standbys = listOf(reading.ask("standbys"), [](const Cells &cells) {
            return Standby{cells.smallInteger("pid"),          cells.text("application"),
                           cells.text("client"),               cells.text("state"),
                           cells.text("sync_state"),           cells.optionalInteger("unsent"),
                           cells.optionalInteger("unflushed"), cells.optionalInteger("unreplayed"),
                           cells.seconds("replay_lag_s")};
        });
    }
    replication.slots = listOf(reading.ask("slots"), [](const Cells &cells) {
        return Slot{cells.text("slot_name"),  cells.text("slot_type"),           cells.flag("active"),
                    cells.text("wal_status"), cells.optionalInteger("retained"), cells.optionalInteger("safe_wal_size")};
    });
    return replication;
}

Checkpoints readCheckpoints(const Reading &reading, CounterWindow &window)
{
    const Cells cells(reading.ask("checkpoints").at(0));
    Checkpoints checkpoints;
    checkpoints.sinceReset = cells.time("reset_us");
    window.begin(reading.now, epochOf(reading.server, checkpoints.sinceReset));
    const auto counter = [&](const char *column) { return window.counter(column, cells.integer(column)); };
    checkpoints.timed = counter("timed");
    checkpoints.requested = counter("requested");
    checkpoints.writeMs = counter("write_ms");
    checkpoints.syncMs = counter("sync_ms");
    checkpoints.buffersWritten = counter("buffers_written");
    checkpoints.buffersByBackends = optionalCounter(cells, "buffers_backend", window);
    const Cells wal(reading.ask("wal").at(0));
    checkpoints.walBytes = window.counter("wal", wal.integer("bytes"));
    checkpoints.walBuffersFull = optionalCounter(wal, "buffers_full", window);
    const Cells archiver(reading.ask("archiver").at(0));
    checkpoints.isArchiving = archiver.flag("archiving");
    checkpoints.archiveFailures = window.counter("archive_failures", archiver.integer("failed_count"));
    checkpoints.lastArchived = archiver.time("archived_us");
    checkpoints.lastArchiveFailure = archiver.time("failed_us");
    checkpoints.window = window.length();
    return checkpoints;
}

void readWalFiles(const Reading &reading, Checkpoints &into)
{
    const Cells cells(reading.ask("wal_files").at(0));
    into.walFiles = cells.integer("files");
    into.walFileBytes = cells.integer("bytes");
}

} // namespace qcat::pg_diagnostics
