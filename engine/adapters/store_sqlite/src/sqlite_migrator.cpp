#include <qcat/store_sqlite/sqlite_migrator.h>

#include "sqlite_schema.h"

#include <qcat/sqlite_link/sqlite_database.h>

#include <filesystem>

namespace qcat::store_sqlite
{

using namespace store_schema;
using sqlite_link::SqliteDatabase;

SqliteMigrator::SqliteMigrator(std::filesystem::path file, const std::vector<Migration> &migrations)
    : m_file(std::move(file)), m_migrations(migrations)
{
}

base::Result<std::vector<AppliedMigration>> SqliteMigrator::applied(base::Duration timeout)
{
    std::error_code ignored;
    if (!std::filesystem::exists(m_file, ignored)) // looking makes no file
        return std::vector<AppliedMigration>();
    const auto database = SqliteDatabase::open(QString::fromStdString(m_file.string()), timeout);
    if (!database)
        return database.error();
    return readApplied(**database);
}

base::Result<std::vector<MigrationStep>> SqliteMigrator::migrate(const MigrateOptions &options)
{
    const auto database = SqliteDatabase::open(QString::fromStdString(m_file.string()), options.timeout);
    if (!database)
        return database.error();
    std::vector<MigrationStep> done;
    const auto migrated = (*database)->transact([&]() -> base::Status {
        auto ran = migrateTo(**database, m_migrations, options.target);
        if (!ran)
            return ran.error();
        done = std::move(*ran);
        return {};
    });
    if (!migrated)
        return migrated.error();
    return done;
}

std::string SqliteMigrator::description() const
{
    return "sqlite " + m_file.string();
}

} // namespace qcat::store_sqlite
