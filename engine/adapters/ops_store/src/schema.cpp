#include "schema.h"

#include "incident_rows.h"

#include <fmt/format.h>

namespace qcat::ops_store
{

namespace
{

constexpr int kVersion = 6;
constexpr int kApplicationId = 0x51434f50; // "QCOP": says that the file is ours

// The version of the file; 0: it is new.
base::Result<int> checkIdentity(Connection &connection)
{
    const auto application = connection.value("PRAGMA application_id");
    if (!application)
        return application.error();
    const auto version = connection.value("PRAGMA user_version");
    const auto tables = connection.value("SELECT count(*) FROM sqlite_master");
    if (!version || !tables)
        return !version ? version.error() : tables.error();
    const auto &file = connection.file();
    if (application->toInt() == 0 && version->toInt() == 0 && tables->toInt() == 0)
        return 0;
    if (application->toInt() != kApplicationId)
        return base::Error{"ops_store.foreign", fmt::format("{}: is a SQLite file, but not QCAT's incident store", file)}
            .with("file", file);
    if (version->toInt() > kVersion)
        return base::Error{"ops_store.newer",
                           fmt::format("{}: was written by a newer QCAT (version {} of the store, this one knows {})",
                                       file, version->toInt(), kVersion)}
            .with("file", file);
    return version->toInt();
}

base::Status checkWhole(Connection &connection)
{
    const auto found = connection.value("PRAGMA quick_check(1)");
    if (!found)
        return found.error();
    return found->toString() == QLatin1String("ok") ? base::Status() : storeCorrupt(connection.file(), found->toString());
}

base::Status toVersion1(Connection &connection)
{
    return connection.all(
        {"CREATE TABLE incidents (id TEXT PRIMARY KEY, state TEXT NOT NULL, severity TEXT NOT NULL, opened_at INTEGER NOT NULL,"
         " timeline_length INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID",
         "CREATE INDEX incidents_opened ON incidents (opened_at)",
         "CREATE TABLE runs (id TEXT PRIMARY KEY, incident TEXT NOT NULL, state TEXT NOT NULL, started_at INTEGER NOT NULL,"
         " document TEXT NOT NULL) WITHOUT ROWID",
         "CREATE INDEX runs_started ON runs (started_at)",
         "CREATE TABLE audit (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,"
         " target TEXT NOT NULL, payload TEXT NOT NULL, hash TEXT NOT NULL)",
         "CREATE TABLE counters (day TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
         "PRAGMA application_id=1363365712", "PRAGMA user_version=1"});
}

base::Status toVersion2(Connection &connection)
{
    return connection.all({"CREATE TABLE silences (id TEXT PRIMARY KEY, until INTEGER NOT NULL, created_at INTEGER NOT NULL, document TEXT NOT NULL)"
                           " WITHOUT ROWID",
                           "PRAGMA user_version=2"});
}

// What is owed to people.
base::Status toVersion3(Connection &connection)
{
    return connection.all(
        {"CREATE TABLE pages (incident TEXT PRIMARY KEY, over INTEGER NOT NULL, started_at INTEGER NOT NULL, document TEXT NOT NULL)"
         " WITHOUT ROWID",
         "CREATE INDEX pages_over ON pages (over, started_at)",
         "CREATE TABLE deliveries (id TEXT PRIMARY KEY, ended_at INTEGER NOT NULL, created_at INTEGER NOT NULL, document TEXT NOT NULL)"
         " WITHOUT ROWID",
         "CREATE INDEX deliveries_ended ON deliveries (ended_at)",
         "CREATE TABLE notes (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", "PRAGMA user_version=3"});
}

// By what people acknowledge without a token.
base::Status toVersion4(Connection &connection)
{
    return connection.all(
        {"CREATE TABLE ack_words (fingerprint TEXT PRIMARY KEY, incident TEXT NOT NULL, contact TEXT NOT NULL, channel TEXT NOT NULL,"
         " until INTEGER NOT NULL, used_at INTEGER NOT NULL) WITHOUT ROWID",
         "CREATE INDEX ack_words_until ON ack_words (until)", "PRAGMA user_version=4"});
}

// What is searched, sorted and counted stands apart from the documents: a hundred thousand of those are hundreds of megabytes. Made anew
// from them: the versions before had less in it. And what was seen when an incident opened.
base::Status toVersion5(Connection &connection)
{
    auto made = connection.all(
        {"DROP TABLE IF EXISTS incident_index",
         "CREATE TABLE incident_index (id TEXT PRIMARY KEY, opened_at INTEGER NOT NULL, state TEXT NOT NULL, severity TEXT NOT NULL,"
         " component TEXT NOT NULL, counts INTEGER NOT NULL, since INTEGER NOT NULL, acknowledged_at INTEGER NOT NULL,"
         " resolved_at INTEGER NOT NULL, fault TEXT NOT NULL, owner TEXT NOT NULL, is_over INTEGER NOT NULL, words TEXT NOT NULL) WITHOUT ROWID",
         "CREATE INDEX incident_index_opened ON incident_index (opened_at, id)",
         "CREATE INDEX incident_index_state ON incident_index (state, opened_at)",
         "CREATE INDEX incident_index_standing ON incident_index (NOT is_over, opened_at, id)",
         "CREATE TABLE evidence (incident TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID",
         "CREATE INDEX runs_incident ON runs (incident, started_at)"});
    if (made)
        made = indexAllIncidents(connection);
    return made ? connection.all({"PRAGMA user_version=5"}) : made;
}

// A lock of runbooks is held by a run that is in progress, and by no two: the store itself says so. What a run holds besides stands in its
// document; a program before this version would read a way that was not taken as a step that still waits.
base::Status toVersion6(Connection &connection)
{
    return connection.all({"ALTER TABLE runs ADD COLUMN lock_key TEXT NOT NULL DEFAULT ''",
                           "CREATE UNIQUE INDEX runs_lock ON runs (lock_key) WHERE state = 'in_progress' AND lock_key <> ''",
                           "PRAGMA user_version=6"});
}

base::Status migrate(Connection &connection, int version)
{
    return connection.transact([&]() -> base::Status {
        base::Status done;
        if (version < 1)
            done = toVersion1(connection);
        if (done && version < 2)
            done = toVersion2(connection);
        if (done && version < 3)
            done = toVersion3(connection);
        if (done && version < 4)
            done = toVersion4(connection);
        if (done && version < 5)
            done = toVersion5(connection);
        if (done && version < 6)
            done = toVersion6(connection);
        return done;
    });
}

} // namespace

base::Status prepareSchema(Connection &connection)
{
    const auto version = checkIdentity(connection);
    if (!version)
        return version.error();
    if (auto set = connection.all({"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"}); !set)
        return set;
    if (*version > 0)
        if (auto whole = checkWhole(connection); !whole)
            return whole;
    if (*version < kVersion)
        return migrate(connection, *version);
    // A store that can be read but not written is found now, not with the first incident.
    return connection.transact([&]() -> base::Status {
        auto touched = connection.run("UPDATE counters SET value = value WHERE day = ''");
        return touched ? base::Status() : touched.error();
    });
}

base::Status requireSchema(Connection &connection)
{
    const auto version = checkIdentity(connection);
    if (!version)
        return version.error();
    if (*version != kVersion)
        return storeFailed(connection.file(), QStringLiteral("is of another version of QCAT"));
    return connection.all({"PRAGMA synchronous=FULL"});
}

} // namespace qcat::ops_store
