#pragma once

#include <qcat/base/error.h>
#include <qcat/base/time.h>
#include <qcat/domain/server_figures.h>
#include <qcat/domain/wait_histogram.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace qcat::domain
{

// What may be changed of a connection pool while it runs. The first four mean what Go's database/sql gives them.
struct PoolSettings {
    int maxOpenConns = 10; // in use, idle and being dialled together; 0: no limit
    int maxIdleConns = 4;  // never more than maxOpenConns; 0: none is kept
    base::Duration connMaxLifetime =
        std::chrono::minutes(30); // since the dial, less up to a tenth at random; 0: for ever
    base::Duration connMaxIdleTime = std::chrono::minutes(5);   // since the last return; 0: for ever
    int minIdleConns = 0;                                       // kept ready, never more than maxIdleConns
    int maxWaiting = 1000;                                      // who comes when so many wait is refused at once
    base::Duration validateAfterIdle = std::chrono::seconds(1); // looked at before it is lent when it rested so long
    base::Duration leakAfter = std::chrono::seconds(30);        // in use for so long without a word: a leak; 0: never
    base::Duration dialTimeout = std::chrono::seconds(2);
    bool operator==(const PoolSettings &) const = default;
};

enum class PoolCloseCause : std::uint8_t {
    Surplus,  // more would rest than maxIdleConns
    IdleTime, // rested longer than connMaxIdleTime
    Lifetime, // older than connMaxLifetime
    Broken,   // the borrower found it dead
    Invalid,  // found dead, or with bytes nobody asked for, before it was lent
    Dirty,    // came back in the middle of a transaction and could not be cleaned
    Evicted,  // closed with all others: a failover, a new password, an operator
    Resized,  // more are open than the lowered maxOpenConns
    Shutdown, // the pool was closed
};
inline constexpr std::size_t kPoolCloseCauses = 9;

// Who may dial. After failed dials one prober tries, alone; after its success 1, 2, 4 ... dials may be under way at
// once.
enum class PoolBreaker : std::uint8_t { Closed, Open, Probing, SlowStart };

// One connection that is lent.
struct PoolHolder {
    std::uint64_t id = 0; // of the connection, unique in the pool's life
    std::string callSite; // "store_postgres.cpp:88 write"
    std::string purpose;  // what the borrower says of itself; may be empty
    std::string thread;   // its name, or its number where it has none
    base::WallTime since;
    base::Duration age{};  // at PoolStatus::at
    bool isLeaked = false; // older than PoolSettings::leakAfter
    bool operator==(const PoolHolder &) const = default;
};

struct PoolDials {
    std::uint64_t attempts = 0;
    std::uint64_t failures = 0;
    std::uint64_t consecutiveFailures = 0; // 0 after a success
    base::Error lastError;                 // an empty code: none yet
    base::WallTime lastErrorAt;
    base::WallTime nextAttemptAt; // while the breaker is open; invalid otherwise
    bool operator==(const PoolDials &) const = default;
};

// Measured over the last `window`, never since the start: what a size is judged by.
struct PoolLoad {
    base::Duration window{};
    double arrivalsPerSecond = 0; // borrowers who came, also those who left without
    base::Duration meanHold{};    // from acquire to release; zero while none came back in the window
    base::Duration meanWait{};    // of those who had to wait
    bool operator==(const PoolLoad &) const = default;
};

// What the server at the other end can bear, as somebody else measured it.
struct PoolServerLimit {
    int maxConnections = 0;
    int reserved = 0;     // for superusers and the like
    int usedByOthers = 0; // clients that are not of this pool
    int forThisPool() const { return std::max(0, maxConnections - reserved - usedByOthers); }
    bool operator==(const PoolServerLimit &) const = default;
};

// One connection pool as it stood at `at`. Counters only ever grow: show differences between two of them.
struct PoolStatus {
    std::string name;   // "postgresql", "redis": a label of metrics
    std::string target; // "127.0.0.1:5432/qcat"
    PoolSettings settings;

    int open = 0; // inUse + idle + dialling, as in database/sql
    int inUse = 0;
    int idle = 0;
    int dialling = 0;
    int waiting = 0;
    base::Duration oldestWait{}; // of those who wait now
    int maxOpenEver = 0;
    int maxWaitingEver = 0;

    std::uint64_t acquired = 0;
    std::uint64_t waited = 0; // counted when the wait begins
    std::uint64_t timedOut = 0;
    std::uint64_t refused = 0; // the queue was full, or the pool closed
    std::uint64_t leaked = 0;  // lent for longer than leakAfter, whether they came back or not
    base::Duration totalWait{};
    WaitHistogram acquireTimes; // of those who got a connection, from the call to the lease

    std::array<std::uint64_t, kPoolCloseCauses> closed{}; // by PoolCloseCause
    PoolDials dials;
    PoolBreaker breaker = PoolBreaker::Closed;
    PoolLoad load;
    Bounded<PoolHolder> holders; // longest first, at most kPoolHoldersShown
    std::optional<PoolServerLimit> serverLimit;

    base::SteadyTime at;
    base::WallTime wallTime;

    std::uint64_t closedBy(PoolCloseCause cause) const { return closed[std::size_t(cause)]; }
    bool operator==(const PoolStatus &) const = default;
};
inline constexpr std::size_t kPoolHoldersShown = 100;

} // namespace qcat::domain
