#pragma once

#include <qcat/base/result.h>

#include <string>
#include <vector>

namespace qcat::store_schema
{

// One step of the schema: resources/migrations/<dialect>/NNNN_name.sql and its way back, NNNN_name.down.sql. Runs once, in a
// transaction of its own, and is never edited afterwards. A PostgreSQL step that is one statement with CONCURRENTLY runs
// outside a transaction, because it must.
struct Migration {
    int version = 0;
    std::string name;
    std::string checksum; // SHA-256 of the file up, hex
    std::string sql;
    std::string down = {}; // empty: there is no way back
    bool operator==(const Migration &) const = default;
};

// In the order of their versions, 1, 2, 3 ...; built into the program.
const std::vector<Migration> &postgresMigrations();
const std::vector<Migration> &sqliteMigrations();

// A row of table schema_migrations.
struct AppliedMigration {
    int version = 0;
    std::string checksum;
    std::string appliedAt = {}; // ISO, UTC; for people
};

// What is left to run. Refuses a schema that is not ours to touch: a migration that was edited after it ran
// ("store.schema_changed") and one of a later version of QCAT ("store.schema_newer"). `applied` in the order of the
// versions.
base::Result<std::vector<Migration>> pendingMigrations(const std::vector<Migration> &known,
                                                       const std::vector<AppliedMigration> &applied);

// Whether the statement must stand outside a transaction, and the index that it makes or drops ("" for none).
bool runsAlone(const std::string &sql);
std::string indexBuiltBy(const std::string &sql);

} // namespace qcat::store_schema
