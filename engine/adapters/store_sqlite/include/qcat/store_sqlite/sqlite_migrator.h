#pragma once

#include <qcat/store_schema/schema_migrator.h>

#include <filesystem>

namespace qcat::store_sqlite
{

// The schema of an SQLite file. All steps run in one transaction that holds the file's write lock: all or nothing. Needs a
// QCoreApplication; each call opens and closes the file. Whether an engine runs on it is the data folder's lock to say.
class SqliteMigrator : public store_schema::SchemaMigrator
{
public:
    explicit SqliteMigrator(std::filesystem::path file,
                            const std::vector<store_schema::Migration> &migrations = store_schema::sqliteMigrations());

    base::Result<std::vector<store_schema::AppliedMigration>> applied(base::Duration timeout) override;
    base::Result<std::vector<store_schema::MigrationStep>> migrate(const store_schema::MigrateOptions &options) override;
    const std::vector<store_schema::Migration> &known() const override { return m_migrations; }
    std::string description() const override; // "sqlite /home/joe/.local/share/qcat/qcat.sqlite"

private:
    const std::filesystem::path m_file;
    const std::vector<store_schema::Migration> m_migrations;
};

} // namespace qcat::store_sqlite
