#pragma once

#include <qcat/domain/server_figures.h>

#include <string>

namespace qcat::domain::postgres
{

struct TableCache {
    std::string table;
    std::int64_t blocksHit = 0;
    std::int64_t blocksRead = 0;
    std::optional<double> hitRatio; // 0..1; empty: never read
    bool operator==(const TableCache &) const = default;
};

// Of this database. The ratio of the window is the one to look at: that of a lifetime hides a cold hour.
struct Cache {
    Counter blocksHit;
    Counter blocksRead;
    base::Duration window{};
    Bounded<TableCache> tables; // most blocks read from outside the buffers first
    std::optional<double> hitRatio() const
    {
        if (!blocksHit.delta || !blocksRead.delta || *blocksHit.delta + *blocksRead.delta <= 0)
            return std::nullopt;
        return double(*blocksHit.delta) / double(*blocksHit.delta + *blocksRead.delta);
    }
    bool operator==(const Cache &) const = default;
};

// Of this database since its statistics were reset, and in the window.
struct DatabaseCounters {
    Counter commits;
    Counter rollbacks;
    Counter deadlocks;
    Counter conflicts; // statements a standby cancelled for replay
    Counter tempFiles;
    Counter tempBytes;
    std::optional<Counter> checksumFailures;
    std::optional<Counter> sessionsAbandoned; // these three from server 14 on: its view of a pool that leaks or flaps
    std::optional<Counter> sessionsFatal;
    std::optional<Counter> sessionsKilled;
    base::Duration window{};
    base::WallTime sinceReset;
    bool operator==(const DatabaseCounters &) const = default;
};

struct IndexUse {
    std::string table;
    std::int64_t sequentialScans = 0;
    std::int64_t rowsReadBySequentialScans = 0;
    std::int64_t indexScans = 0;
    std::int64_t liveRows = 0;
    std::int64_t bytes = 0; // estimate
    bool operator==(const IndexUse &) const = default;
};

enum class IndexIssueKind : std::uint8_t {
    Invalid,   // left by a CREATE INDEX CONCURRENTLY that failed, or being built
    Duplicate, // `other` has the same keys
    Redundant, // its keys lead those of `other`
    Unused,    // no scan since the statistics were reset, on this server
    MissingForForeignKey, // `other`: the columns
    MissingSuspect        // a large table that is often read from end to end
};

struct IndexIssue {
    IndexIssueKind kind = IndexIssueKind::Invalid;
    std::string table;
    std::string index; // empty where one is missing
    std::string other;
    std::int64_t bytes = 0; // of the index, or of the table where one is missing; estimate
    bool operator==(const IndexIssue &) const = default;
};

struct Indexes {
    Bounded<IndexUse> use; // most rows read by sequential scans first
    Bounded<IndexIssue> issues;
    base::WallTime sinceReset; // scans are counted from here
    bool operator==(const Indexes &) const = default;
};

struct TableBloat {
    std::string table;
    std::int64_t bytes = 0;
    std::optional<std::int64_t> wastedBytes; // estimate; empty: no statistics, or hidden from this role
    bool operator==(const TableBloat &) const = default;
};

struct Bloat {
    Bounded<TableBloat> tables; // most wasted first
    bool operator==(const Bloat &) const = default;
};

struct TableVacuum {
    std::string table;
    std::int64_t liveRows = 0;
    std::int64_t deadRows = 0;
    std::int64_t autovacuumAt = 0; // dead rows at which autovacuum comes
    base::WallTime lastVacuum;     // invalid: never
    base::WallTime lastAnalyze;
    bool autovacuumOff = false;
    bool operator==(const TableVacuum &) const = default;
};

struct VacuumProgress {
    int pid = 0;
    std::string database;
    std::string table;
    std::string phase; // empty: hidden
    std::optional<double> scanned; // 0..1
    bool operator==(const VacuumProgress &) const = default;
};

struct WraparoundAge {
    std::string database;
    std::int64_t transactions = 0; // age of its oldest row, in transactions
    std::int64_t multixacts = 0;
    std::int64_t left = 0; // until the server refuses to write
    bool operator==(const WraparoundAge &) const = default;
};

// What keeps vacuum from removing dead rows.
struct HorizonHolder {
    std::string kind; // "backend", "slot", "prepared", "standby"
    std::string id;   // pid, slot name, transaction's or standby's name
    std::int64_t age = 0;
    std::string detail;
    bool operator==(const HorizonHolder &) const = default;
};

struct Vacuum {
    Bounded<TableVacuum> tables; // most dead rows first
    Bounded<VacuumProgress> running;
    Bounded<WraparoundAge> wraparound; // oldest first
    std::int64_t forcedVacuumAge = 0;  // autovacuum_freeze_max_age
    Bounded<HorizonHolder> horizon;    // oldest first
    bool operator==(const Vacuum &) const = default;
};

struct DatabaseSize {
    std::string name;
    std::optional<std::int64_t> bytes; // empty: hidden from this role
    std::optional<std::int64_t> growth; // in Sizes::growthWindow
    bool operator==(const DatabaseSize &) const = default;
};

struct TableSize {
    std::string name;
    std::int64_t rows = 0; // estimate; -1: never analysed
    std::int64_t heapBytes = 0;
    std::int64_t indexBytes = 0;
    std::int64_t toastBytes = 0;
    std::optional<std::int64_t> growth; // of all three
    std::int64_t bytes() const { return heapBytes + indexBytes + toastBytes; }
    bool operator==(const TableSize &) const = default;
};

struct Sizes {
    Bounded<DatabaseSize> databases; // largest first
    Bounded<TableSize> tables;       // largest first
    bool areEstimates = false; // of the tables: read without locks, as of the last vacuum, because a change of schema is queued
    base::Duration growthWindow{}; // since the first reading, an hour at most; zero: no growth known yet
    bool operator==(const Sizes &) const = default;
};

} // namespace qcat::domain::postgres
