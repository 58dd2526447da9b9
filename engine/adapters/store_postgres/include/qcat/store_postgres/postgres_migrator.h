#pragma once

#include <qcat/domain/config.h>
#include <qcat/store_schema/schema_migrator.h>

namespace qcat::store_postgres
{

// The schema of a PostgreSQL that others are using meanwhile: each step waits for its locks for a blink only and then gives
// way. Works through PgBouncer in transaction mode. Two connections, opened by each call and closed at its end: one holds
// the advisory lock, in a transaction that sees nothing and so keeps no vacuum and no CONCURRENTLY waiting; one works.
class PostgresMigrator : public store_schema::SchemaMigrator
{
public:
    explicit PostgresMigrator(
        domain::DatabaseConfig config,
        const std::vector<store_schema::Migration> &migrations = store_schema::postgresMigrations());

    base::Result<std::vector<store_schema::AppliedMigration>> applied(base::Duration timeout) override;
    base::Result<std::vector<store_schema::MigrationStep>> migrate(const store_schema::MigrateOptions &options) override;
    const std::vector<store_schema::Migration> &known() const override { return m_migrations; }
    std::string description() const override;

private:
    const domain::DatabaseConfig m_config;
    const std::vector<store_schema::Migration> m_migrations;
};

} // namespace qcat::store_postgres
