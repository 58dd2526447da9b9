#pragma once

#include <qcat/base/result.h>
#include <qcat/store_schema/schema_migrator.h>

#include <vector>

namespace qcat::sqlite_link
{
class SqliteDatabase;
}

namespace qcat::store_sqlite
{

// What stands in table schema_migrations; empty where it does not exist.
base::Result<std::vector<store_schema::AppliedMigration>> readApplied(sqlite_link::SqliteDatabase &database);
// Inside a transaction of the caller.
base::Result<std::vector<store_schema::MigrationStep>> migrateTo(sqlite_link::SqliteDatabase &database,
                                                                 const std::vector<store_schema::Migration> &known, int target);

} // namespace qcat::store_sqlite
