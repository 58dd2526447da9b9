#include <qcat/store_postgres/postgres_migrator.h>

#include "migration_run.h"
#include "port_words.h"

#include <qcat/pg_link/session.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>
#include <pqxx/result>

#include <algorithm>
#include <thread>

namespace qcat::store_postgres
{

using namespace std::chrono_literals;
using namespace store_schema;

namespace
{

namespace codes = trading::store_codes;

constexpr std::int64_t kMigrationLock = 0x71'63'61'74; // "qcat", of PostgreSQL's advisory locks
constexpr base::Duration kAskAgain = 50ms;
constexpr auto kApplicationName = "qcat-migrate";

base::Error migrationRunning(const std::string &description)
{
    return {std::string(codes::kMigrationRunning),
            fmt::format("another engine or `qcat migrate` changes the schema of {} at this moment", description)};
}

// Asked again and again rather than waited for: a backend that waits inside a statement holds a snapshot, and a CREATE INDEX
// CONCURRENTLY of the one who has the lock would wait for that snapshot in turn.
base::Status takeLock(pqxx::transaction_base &transaction, const MigrateOptions &options, const std::string &description)
{
    const auto end = std::chrono::steady_clock::now() + options.timeout * 8 / 10;
    while (!transaction.exec_params1("SELECT pg_try_advisory_xact_lock($1)", kMigrationLock)[0].as<bool>()) {
        if (!options.waitForOther || std::chrono::steady_clock::now() > end)
            return migrationRunning(description);
        std::this_thread::sleep_for(kAskAgain);
    }
    // this transaction stays open, and idle, for as long as the steps take
    transaction.exec0("SET LOCAL idle_in_transaction_session_timeout = 0");
    return {};
}

base::Status refuseBesideEngine(pqxx::transaction_base &transaction, const std::string &description)
{
    const auto engines = transaction.exec(
        "SELECT pid, coalesce(host(client_addr), 'this machine') FROM pg_stat_activity "
        "WHERE datname = current_database() AND application_name LIKE 'qcat-store%' LIMIT 1");
    if (engines.empty())
        return {};
    const auto pid = engines[0][0].as<std::string>(), from = engines[0][1].as<std::string>();
    return base::Error{"store.engine_running",
                       fmt::format("an engine writes to {} (backend {}, from {}): stop it first, its next start migrates too",
                                   description, pid, from)}
        .with("pid", pid)
        .with("host", from);
}

} // namespace

PostgresMigrator::PostgresMigrator(domain::DatabaseConfig config, const std::vector<Migration> &migrations)
    : m_config(std::move(config)), m_migrations(migrations)
{
}

base::Result<std::vector<AppliedMigration>> PostgresMigrator::applied(base::Duration timeout)
{
    const auto session = pg_link::Session::open(m_config, kApplicationName, std::min(timeout, m_config.connectTimeout));
    if (!session)
        return inPortWords(session.error());
    auto found = MigrationRun(**session, timeout).applied();
    if (!found)
        return inPortWords(found.error());
    return found;
}

base::Result<std::vector<MigrationStep>> PostgresMigrator::migrate(const MigrateOptions &options)
{
    const base::Duration connectTimeout = std::min(options.timeout, m_config.connectTimeout);
    const auto holder = pg_link::Session::open(m_config, kApplicationName, connectTimeout);
    const auto worker = holder ? pg_link::Session::open(m_config, kApplicationName, connectTimeout) : holder.error();
    if (!worker)
        return inPortWords(worker.error());
    std::vector<MigrationStep> done;
    const auto migrated = (*holder)->transact(options.timeout, [&](pqxx::transaction_base &transaction) -> base::Status {
        if (auto locked = takeLock(transaction, options, description()); !locked)
            return locked;
        MigrationRun run(**worker, options.timeout);
        const auto applied = run.applied();
        if (!applied)
            return applied.error();
        const auto plan = migrationPlan(m_migrations, *applied, options.target);
        if (!plan)
            return plan.error();
        if (options.refuseBesideEngine && !plan->empty())
            if (auto alone = refuseBesideEngine(transaction, description()); !alone)
                return alone;
        for (const MigrationStep &step : *plan) {
            if (auto ran = run.run(step); !ran)
                return ran;
            done.push_back(step);
        }
        return {};
    });
    if (!migrated)
        return inPortWords(migrated.error());
    return done;
}

std::string PostgresMigrator::description() const
{
    return "postgresql " + pg_link::targetOf(m_config);
}

} // namespace qcat::store_postgres
