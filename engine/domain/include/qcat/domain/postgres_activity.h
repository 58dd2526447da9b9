#pragma once

#include <qcat/domain/server_figures.h>

#include <string>

namespace qcat::domain::postgres
{

// Who answers and what we may ask. Every bool is of the role of the diagnostics connection.
struct Server {
    std::string version; // "15.18"
    int versionNumber = 0; // 150018
    base::WallTime startedAt;
    std::string role;
    std::string database;
    bool isStandby = false;
    bool isSuperuser = false;
    bool hasMonitor = false;
    bool hasReadAllStats = false;
    bool hasSignalBackend = false;
    std::string statStatements; // version of the extension; empty: not installed in this database
    std::string statTuple;      // version of pgstattuple, likewise
    bool operator==(const Server &) const = default;
};

// Counted by the server itself: complete for every role.
struct Headroom {
    int maxConnections = 0;
    int reserved = 0; // for superusers and pg_use_reserved_connections
    int used = 0;
    int databaseLimit = -1; // -1: none
    int roleLimit = -1;
    int usable() const { return maxConnections - reserved; }
    int left() const { return usable() - used; }
    bool operator==(const Headroom &) const = default;
};

struct ConnectionState {
    std::string database;
    std::string user;
    std::string state; // "active", "idle", "idle in transaction" …; empty: hidden from this role
    int count = 0;
    std::optional<base::Duration> longest; // in this state
    bool operator==(const ConnectionState &) const = default;
};

struct ConnectionClient {
    std::string application;
    std::string user;
    std::string client; // address, "local"; empty: hidden from this role
    int count = 0;
    std::optional<int> active; // empty: hidden
    std::optional<int> idle;
    std::optional<int> idleInTransaction;
    bool operator==(const ConnectionClient &) const = default;
};

struct Wait {
    std::string type;  // "Lock", "IO", "Client" …; empty: on the processor
    std::string event; // "transactionid"
    int count = 0;
    std::optional<base::Duration> longest;
    bool operator==(const Wait &) const = default;
};

struct Connections {
    Bounded<ConnectionState> byState; // most first
    Bounded<ConnectionClient> byClient;
    Bounded<Wait> waits; // of active sessions
    int hidden = 0;      // connections of which this role sees that they are there and no more
    bool operator==(const Connections &) const = default;
};

// One session. pid and backendStart together name it for ever; a pid alone may be another session a moment later.
struct Session {
    int pid = 0;
    base::WallTime backendStart; // to the microsecond; invalid: hidden from this role
    std::string user;
    std::string application;
    std::string client;
    std::string state;     // empty: hidden
    std::string waitingOn; // "Lock:transactionid"; empty: nothing, or hidden
    std::optional<base::Duration> statementAge; // since its (last) statement began
    std::optional<base::Duration> transactionAge;
    std::optional<base::Duration> inState;
    std::optional<bool> hasWritten;
    std::optional<int> locksHeld;
    std::string statement; // without literals, at most 400 characters; empty: hidden
    bool isProtected = false; // ours, a superuser's or replication: QCAT never cancels or terminates it
    bool operator==(const Session &) const = default;
};

// A session that waits for a lock or holds one that others wait for. Blocking is a graph, not a tree: blockedBy names
// the holders and everyone ahead in the queue. pid 0 is a prepared transaction. See blocking_tree.h.
struct LockSession {
    Session session;
    std::vector<int> blockedBy; // empty: it only holds
    bool operator==(const LockSession &) const = default;
};

struct Activity {
    Bounded<Session> longRunning;       // longest statement first
    Bounded<Session> idleInTransaction; // longest transaction first
    bool operator==(const Activity &) const = default;
};

struct StatementUse {
    std::int64_t calls = 0;
    base::Duration time{};
    std::int64_t rows = 0;
    std::int64_t blocksHit = 0;
    std::int64_t blocksRead = 0;
    base::Duration io{};
    std::int64_t tempBytes = 0;
    std::optional<std::int64_t> walBytes; // from server 13 on
    bool operator==(const StatementUse &) const = default;
};

struct Statement {
    std::optional<std::int64_t> queryId; // empty: hidden
    std::string user;
    std::string text; // normalised, without literals; empty: hidden
    StatementUse total; // since sinceReset
    std::optional<StatementUse> inWindow;
    base::Duration mean{};
    base::Duration longest{};
    base::Duration deviation{};
    bool operator==(const Statement &) const = default;
};

struct Statements {
    Bounded<Statement> rows; // most time first: in the window, where there is one
    base::Duration window{}; // zero: no window yet
    base::WallTime sinceReset;
    std::optional<std::int64_t> evicted; // grew in the window: the list is too small and lies (from server 14 on)
    std::optional<int> maxEntries;
    bool operator==(const Statements &) const = default;
};

} // namespace qcat::domain::postgres
