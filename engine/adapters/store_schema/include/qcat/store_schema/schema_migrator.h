#pragma once

#include <qcat/base/time.h>
#include <qcat/store_schema/migration.h>

#include <functional>
#include <string>
#include <vector>

namespace qcat::store_schema
{

struct MigrationStep {
    Migration migration;
    bool isDown = false;
};

// From what ran to version `target`, in the order in which the steps run. Refuses what pendingMigrations() refuses, a target
// that is not known and a step down that has no way back ("store.migration_one_way").
base::Result<std::vector<MigrationStep>> migrationPlan(const std::vector<Migration> &known,
                                                       const std::vector<AppliedMigration> &applied, int target);

struct MigrateOptions {
    int target = 0;
    // A step that cannot get its locks at once gives way and tries again until then: a waiting DDL statement would make
    // everybody behind it wait.
    base::Duration timeout{};
    // Of two engines that start at once one migrates and the other waits for it; a person is told at once
    // ("store.migration_running").
    bool waitForOther = false;
    // Refuse while an engine writes to the database ("store.engine_running").
    bool refuseBesideEngine = false;
};

// Brings a database from one version of the schema to another. Blocks; every call ends by its timeout.
class SchemaMigrator
{
public:
    virtual ~SchemaMigrator() = default;
    // In the order of the versions; empty for a new database. Changes nothing.
    virtual base::Result<std::vector<AppliedMigration>> applied(base::Duration timeout) = 0;
    // The steps that ran. After an Error the steps before the failed one stand, and the failed one left nothing behind (but,
    // where it built an index CONCURRENTLY, an invalid one, which the next try rebuilds).
    virtual base::Result<std::vector<MigrationStep>> migrate(const MigrateOptions &options) = 0;
    virtual const std::vector<Migration> &known() const = 0;
    virtual std::string description() const = 0; // "postgresql 127.0.0.1:5432/qcat"
};

} // namespace qcat::store_schema
