#pragma once

#include <qcat/domain/server_figures.h>

#include <string>

namespace qcat::domain::postgres
{

struct Standby {
    int pid = 0;
    std::string application;
    std::string client;
    std::string state; // "streaming"; empty: hidden, and with it all that follows
    std::string sync;  // "async", "sync", "quorum", "potential"
    std::optional<std::int64_t> unsentBytes;
    std::optional<std::int64_t> unflushedBytes;
    std::optional<std::int64_t> unreplayedBytes;
    std::optional<base::Duration> replayLag; // empty also while nothing is written
    bool operator==(const Standby &) const = default;
};

struct Slot {
    std::string name;
    std::string kind; // "physical", "logical"
    bool isActive = false;
    std::string walStatus; // "reserved", "extended", "unreserved", "lost"
    std::optional<std::int64_t> retainedBytes;
    std::optional<std::int64_t> safeBytes; // may still be written before the slot is lost; empty: no limit
    bool operator==(const Slot &) const = default;
};

// Of a server that is a standby itself.
struct Receiver {
    std::string status; // "streaming"; empty: no receiver, or hidden
    std::string sender; // host:port
    std::optional<base::Duration> replayDelay;
    std::optional<std::int64_t> backlogBytes;
    bool isPaused = false;
    bool operator==(const Receiver &) const = default;
};

struct Replication {
    Bounded<Standby> standbys;
    Bounded<Slot> slots;
    std::optional<Receiver> receiver;
    bool operator==(const Replication &) const = default;
};

struct Checkpoints {
    Counter timed;
    Counter requested; // forced before their time: max_wal_size is small for the load
    Counter writeMs;
    Counter syncMs;
    Counter buffersWritten;
    std::optional<Counter> buffersByBackends; // gone in server 17
    Counter walBytes;
    std::optional<Counter> walBuffersFull; // from server 14 on
    base::Duration window{};
    base::WallTime sinceReset;
    std::optional<std::int64_t> walFiles; // on disk; empty: hidden without pg_monitor
    std::optional<std::int64_t> walFileBytes;
    bool isArchiving = false;
    Counter archiveFailures;
    base::WallTime lastArchived;
    base::WallTime lastArchiveFailure;
    bool operator==(const Checkpoints &) const = default;
};

} // namespace qcat::domain::postgres
