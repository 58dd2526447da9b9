#pragma once

#include <qcat/base/result.h>

#include <string>
#include <vector>

namespace qcat::store_schema
{

// One step of the schema: resources/migrations/<dialect>/NNNN_name.sql. Runs once, in a transaction, and is never
// edited afterwards.
struct Migration {
    int version = 0;
    std::string name;
    std::string checksum; // SHA-256 of the file, hex
    std::string sql;
    bool operator==(const Migration &) const = default;
};

// In the order of their versions, 1, 2, 3 ...; built into the program.
const std::vector<Migration> &postgresMigrations();
const std::vector<Migration> &sqliteMigrations();

// A row of table schema_migrations.
struct AppliedMigration {
    int version = 0;
    std::string checksum;
};

// What is left to run. Refuses a schema that is not ours to touch: a migration that was edited after it ran
// ("store.schema_changed") and one of a later version of QCAT ("store.schema_newer"). `applied` in the order of the
// versions.
base::Result<std::vector<Migration>> pendingMigrations(const std::vector<Migration> &known,
                                                       const std::vector<AppliedMigration> &applied);

} // namespace qcat::store_schema
