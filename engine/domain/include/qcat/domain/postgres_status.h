#pragma once

#include <qcat/domain/postgres_activity.h>
#include <qcat/domain/postgres_replication.h>
#include <qcat/domain/postgres_storage.h>
#include <qcat/domain/visibility.h>

namespace qcat::domain::postgres
{

// A setting that should be looked at. `why` carries the number that the advice was computed from as an argument, and
// `basis` the same as a number.
struct Advice {
    std::string setting; // "shared_buffers"
    std::string current; // as the server writes it: "128MB"
    std::string suggested; // empty: depends, `why` says on what
    Finding why;
    Measured basis;
    bool operator==(const Advice &) const = default;
};

struct Settings {
    Bounded<Advice> advice;
    bool isRestartPending = false; // a changed setting waits for a restart
    bool operator==(const Settings &) const = default;
};

// What the diagnostics connection knows of one PostgreSQL server. Lists are bounded, texts are valid UTF-8 without
// literals, and every section has its own age; one that is older than twice its interval is stale.
struct Status {
    std::string target; // "127.0.0.1:5432/qcat"; empty: no PostgreSQL is configured
    Section<Server> server; // Failed: the connection is lost, and why

    base::Duration often{}; // how often these are asked
    Section<Headroom> headroom;
    Section<Connections> connections;
    Section<Bounded<LockSession>> locks;
    Section<Activity> activity;

    base::Duration sometimes{};
    Section<DatabaseCounters> counters;
    Section<Cache> cache;
    Section<Statements> statements;
    Section<Replication> replication;
    Section<Checkpoints> checkpoints;

    base::Duration seldom{};
    Section<Vacuum> vacuum;
    Section<Indexes> indexes;
    Section<Bloat> bloat;
    Section<Sizes> sizes;
    Section<Settings> settings;
    bool operator==(const Status &) const = default;
};

} // namespace qcat::domain::postgres

namespace qcat::domain
{
using PostgresStatus = postgres::Status;
}
