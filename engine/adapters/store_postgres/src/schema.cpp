#include "schema.h"

#include <pqxx/result>

namespace qcat::store_postgres
{

using namespace store_schema;

namespace
{

constexpr std::int64_t kMigrationLock = 0x71'63'61'74; // "qcat", of PostgreSQL's advisory locks

} // namespace

base::Status migrate(pqxx::transaction_base &transaction, const std::vector<Migration> &migrations)
{
    transaction.exec_params("SELECT pg_advisory_xact_lock($1)", kMigrationLock);
    // asked first: a role that may not create tables can still work on a schema that is complete
    if (transaction.exec1("SELECT to_regclass('schema_migrations') IS NULL")[0].as<bool>())
        transaction.exec("CREATE TABLE schema_migrations (version integer PRIMARY KEY, checksum text NOT NULL, "
                         "applied_at timestamptz NOT NULL DEFAULT now())");
    std::vector<AppliedMigration> applied;
    for (const auto &row : transaction.exec("SELECT version, checksum FROM schema_migrations ORDER BY version"))
        applied.push_back({row[0].as<int>(), row[1].as<std::string>()});
    const auto pending = pendingMigrations(migrations, applied);
    if (!pending)
        return pending.error();
    for (const Migration &migration : *pending) {
        transaction.exec(migration.sql);
        transaction.exec_params("INSERT INTO schema_migrations (version, checksum) VALUES ($1, $2)", migration.version,
                                migration.checksum);
    }
    return {};
}

} // namespace qcat::store_postgres
