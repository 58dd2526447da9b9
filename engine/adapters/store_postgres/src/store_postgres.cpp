#include <qcat/store_postgres/store_postgres.h>

#include "account_lease.h"
#include "lock_holder.h"
#include "migration_run.h"
#include "port_words.h"
#include "row_writer.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/pg_link/session_pool.h>
#include <qcat/store_postgres/postgres_migrator.h>
#include <qcat/store_schema/table_batch.h>
#include <qcat/trading_ports/store_codes.h>

#include <pqxx/result>

#include <algorithm>

namespace qcat::store_postgres
{

using namespace store_schema;

namespace codes = trading::store_codes;

StorePostgres::StorePostgres(std::shared_ptr<pg_link::SessionPool> sessions, std::vector<domain::Account> accounts,
                             const std::vector<Migration> &migrations, std::optional<trading::AccountOwner> owner)
    : m_sessions(std::move(sessions)), m_migrations(migrations),
      m_lease(std::make_unique<AccountLease>(std::move(accounts), std::move(owner)))
{
}

StorePostgres::~StorePostgres() = default;

base::Status StorePostgres::open(domain::Epoch epoch, base::Duration timeout)
{
    const auto begin = std::chrono::steady_clock::now();
    m_epoch = epoch;
    m_isOpen = true;
    const auto ready = bringSchemaUp(timeout).andThen([&] {
        const base::Duration left = timeout - (std::chrono::steady_clock::now() - begin);
        return transact(left, "open the store",
                        [&](pqxx::transaction_base &transaction) { return m_lease->claim(transaction, m_epoch); });
    });
    m_isOpen = ready.hasValue();
    if (ready)
        m_renewedAt = begin;
    else if (const auto code = ready.error().code; code == codes::kUnreachable || code == codes::kStatementTimeout)
        m_lease->forgetWatch(); // nobody has looked meanwhile
    return ready;
}

// A complete schema costs one question and needs no right to change it.
base::Status StorePostgres::bringSchemaUp(base::Duration timeout)
{
    std::vector<AppliedMigration> applied;
    const auto asked = transact(timeout, "read the schema's version", [&](pqxx::transaction_base &transaction) {
        applied = readApplied(transaction);
        return base::Status();
    });
    if (!asked)
        return asked;
    const auto pending = pendingMigrations(m_migrations, applied);
    if (!pending)
        return pending.error();
    if (pending->empty())
        return {};
    MigrateOptions options;
    options.target = m_migrations.back().version;
    options.timeout = timeout;
    options.waitForOther = true;
    const auto migrated = PostgresMigrator(m_sessions->config(), m_migrations).migrate(options);
    return migrated ? base::Status() : migrated.error();
}

base::Status StorePostgres::write(const std::vector<trading::StoreRecord> &batch, base::Duration timeout)
{
    const auto begin = std::chrono::steady_clock::now();
    const bool isDue = begin - m_renewedAt >= trading::kRenewEvery;
    const auto written = transact(timeout, "write the trading record", [&](pqxx::transaction_base &transaction) {
        return (isDue ? m_lease->renew(transaction, m_epoch) : m_lease->check(transaction, m_epoch)).andThen([&] {
            for (const TableBatch &part : batchesOf(batch))
                writeRows(transaction, part);
            return base::Status();
        });
    });
    if (written && isDue)
        m_renewedAt = begin;
    return written;
}

base::Status StorePostgres::renew(base::Duration timeout)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto renewed = transact(timeout, "renew the claim", [&](pqxx::transaction_base &transaction) {
        return m_lease->renew(transaction, m_epoch);
    });
    if (renewed)
        m_renewedAt = begin;
    return renewed;
}

base::Status StorePostgres::release(base::Duration timeout)
{
    const auto given = transact(timeout, "give the account back", [&](pqxx::transaction_base &transaction) {
        return m_lease->giveBack(transaction, m_epoch);
    });
    m_isOpen = false;
    return given;
}

base::Result<StorePostgres::Counts> StorePostgres::counts(base::Duration timeout)
{
    Counts found;
    const auto asked = transact(timeout, "count the trading record", [&](pqxx::transaction_base &transaction) {
        const auto row = transaction.exec1(
            "SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM fills), (SELECT count(*) FROM positions)");
        found = {row[0].as<std::int64_t>(), row[1].as<std::int64_t>(), row[2].as<std::int64_t>()};
        return base::Status();
    });
    if (!asked)
        return asked.error();
    return found;
}

base::Status StorePostgres::transact(base::Duration timeout, const char *purpose, const Work &work)
{
    if (!m_isOpen)
        return base::Error{std::string(codes::kUnreachable), description() + " is not connected"};
    // the spool tries again by itself and shows why it could not
    const auto begin = std::chrono::steady_clock::now();
    const auto done =
        m_sessions->transact({.timeout = timeout, .purpose = purpose, .duringOutage = pool::DuringOutage::Fail}, work);
    if (done)
        return done;
    m_isOpen = !pg_link::isOutage(done.error().code);
    if (done.error().arg("sqlstate") == pg_link::kLockNotAvailable)
        if (auto holder = whoHolds(timeout - (std::chrono::steady_clock::now() - begin)))
            return std::move(*holder);
    return inPortWords(done.error());
}

// Best effort, in what is left of the time: without an answer the caller hears of a lock and not of whose.
std::optional<base::Error> StorePostgres::whoHolds(base::Duration timeout)
{
    std::optional<base::Error> holder;
    const auto asked = m_sessions->transact({.timeout = timeout, .purpose = "who holds the lock", .duringOutage = pool::DuringOutage::Fail},
                                            [&](pqxx::transaction_base &transaction) {
                                                holder = lockHolder(transaction);
                                                return base::Status();
                                            });
    return asked ? holder : std::nullopt;
}

std::string StorePostgres::description() const
{
    return "postgresql " + m_sessions->target();
}

} // namespace qcat::store_postgres
