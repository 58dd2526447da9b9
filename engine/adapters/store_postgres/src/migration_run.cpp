#include "migration_run.h"

#include <qcat/pg_link/pg_error.h>
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

// As long as nobody behind a waiting DDL statement notices it.
constexpr auto kLockTimeout = "250ms";
constexpr base::Duration kShortestPause = 100ms, kLongestPause = 2s;

void note(pqxx::transaction_base &transaction, const MigrationStep &step)
{
    if (step.isDown)
        transaction.exec_params("DELETE FROM schema_migrations WHERE version = $1", step.migration.version);
    else
        transaction.exec_params("INSERT INTO schema_migrations (version, checksum) VALUES ($1, $2)",
                                step.migration.version, step.migration.checksum);
}

bool isLockTimeout(const base::Error &error)
{
    return error.arg("sqlstate") == "55P03";
}

base::Error blocked(const MigrationStep &step, int tries)
{
    return base::Error{std::string(trading::store_codes::kMigrationBlocked),
                       fmt::format("migration {} ({}) gave way {} times to those who use its tables, and the time is over; "
                                   "nothing of it was done: end the long transactions first",
                                   step.migration.version, step.migration.name, tries)}
        .with("version", std::to_string(step.migration.version));
}

} // namespace

std::vector<AppliedMigration> readApplied(pqxx::transaction_base &transaction)
{
    std::vector<AppliedMigration> applied;
    if (transaction.exec1("SELECT to_regclass('schema_migrations') IS NULL")[0].as<bool>())
        return applied;
    for (const auto &row : transaction.exec("SELECT version, checksum, to_char(applied_at AT TIME ZONE 'UTC', "
                                            "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM schema_migrations ORDER BY version"))
        applied.push_back({row[0].as<int>(), row[1].as<std::string>(), row[2].as<std::string>()});
    return applied;
}

MigrationRun::MigrationRun(pg_link::Session &session, base::Duration timeout)
    : m_session(session), m_end(std::chrono::steady_clock::now() + timeout)
{
}

base::Duration MigrationRun::timeLeft() const
{
    return m_end - std::chrono::steady_clock::now();
}

base::Result<std::vector<AppliedMigration>> MigrationRun::applied()
{
    std::vector<AppliedMigration> found;
    const auto asked = m_session.transact(timeLeft(), [&](pqxx::transaction_base &transaction) {
        found = readApplied(transaction);
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return found;
}

base::Status MigrationRun::run(const MigrationStep &step)
{
    const bool isAlone = runsAlone(step.isDown ? step.migration.down : step.migration.sql);
    base::Duration pause = kShortestPause;
    for (int tries = 1;; ++tries) {
        auto done = isAlone ? alone(step) : inTransaction(step);
        if (done || !isLockTimeout(done.error()))
            return done;
        if (timeLeft() < pause)
            return blocked(step, tries);
        std::this_thread::sleep_for(pause);
        pause = std::min(kLongestPause, pause * 2);
    }
}

base::Status MigrationRun::inTransaction(const MigrationStep &step)
{
    return m_session.transact(timeLeft(), [&](pqxx::transaction_base &transaction) {
        transaction.exec0(fmt::format("SET LOCAL lock_timeout = '{}'", kLockTimeout));
        // asked first: a role that may not create tables can still work on a schema that is complete
        if (transaction.exec1("SELECT to_regclass('schema_migrations') IS NULL")[0].as<bool>())
            transaction.exec0("CREATE TABLE schema_migrations (version integer PRIMARY KEY, checksum text NOT NULL, "
                              "applied_at timestamptz NOT NULL DEFAULT now())");
        transaction.exec(step.isDown ? step.migration.down : step.migration.sql);
        note(transaction, step);
        return base::Status();
    });
}

// CONCURRENTLY takes no lock that readers and writers would wait for, so it needs no lock_timeout. What it can leave behind
// when it is cut off is an index that is INVALID: kept up to date by every write and used by no query.
base::Status MigrationRun::alone(const MigrationStep &step)
{
    const auto standing = step.isDown ? base::Result<IndexState>(IndexState::Missing) : stateOf(indexBuiltBy(step.migration.sql));
    if (!standing)
        return standing.error();
    if (*standing == IndexState::Invalid)
        if (auto dropped = m_session.runAlone(timeLeft(), "DROP INDEX CONCURRENTLY " + indexBuiltBy(step.migration.sql)); !dropped)
            return dropped;
    if (*standing != IndexState::Valid) // else an earlier try built it and was cut off before it could say so
        if (auto done = m_session.runAlone(timeLeft(), step.isDown ? step.migration.down : step.migration.sql); !done)
            return done;
    return m_session.transact(timeLeft(), [&](pqxx::transaction_base &transaction) {
        note(transaction, step);
        return base::Status();
    });
}

base::Result<MigrationRun::IndexState> MigrationRun::stateOf(const std::string &index)
{
    IndexState state = IndexState::Missing;
    const auto asked = m_session.transact(timeLeft(), [&](pqxx::transaction_base &transaction) {
        const auto found =
            transaction.exec_params("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)", index);
        if (!found.empty())
            state = found[0][0].as<bool>() ? IndexState::Valid : IndexState::Invalid;
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return state;
}

} // namespace qcat::store_postgres
