#include <qcat/store_postgres/store_postgres.h>

#include "account_lease.h"
#include "array_literal.h"
#include "schema.h"

#include <qcat/pg_link/pg_error.h>
#include <qcat/pg_link/session_pool.h>
#include <qcat/store_schema/table_batch.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>
#include <pqxx/prepared_statement>
#include <pqxx/result>

#include <algorithm>

namespace qcat::store_postgres
{

using namespace store_schema;

namespace
{

namespace codes = trading::store_codes;

std::string_view storeCodeOf(std::string_view pgCode)
{
    if (pg_link::isOutage(pgCode))
        return codes::kUnreachable;
    if (pgCode == pg_link::codes::kAuth || pgCode == pg_link::codes::kPasswordFile)
        return codes::kAuth;
    if (pgCode == pg_link::codes::kPermission)
        return codes::kPermission;
    if (pgCode == pg_link::codes::kBusy)
        return codes::kBusy;
    if (pgCode == pg_link::codes::kData)
        return codes::kRejected;
    return codes::kFailed;
}

// An Error of the session in the words of the port; the session's own code stays as argument "reason".
base::Error inPortWords(base::Error error)
{
    if (!error.code.starts_with("pg."))
        return error;
    const std::string reason = std::exchange(error.code, std::string(storeCodeOf(error.code)));
    return std::move(error).with("reason", reason);
}

std::string upsertOf(const Table &table)
{
    std::string arrays;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        arrays += fmt::format("{}${}::{}", i == 0 ? "" : ", ", i + 1, arrayType(table.columns[i].kind));
    return upsertInto(table, fmt::format("SELECT * FROM unnest({})", arrays));
}

// One statement for all rows of a table: each column travels as one array.
void upsert(pqxx::transaction_base &transaction, const TableBatch &batch)
{
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < batch.table->columns.size(); ++i)
        columns.push_back(arrayLiteral(batch.rows, i));
    transaction.exec_params(upsertOf(*batch.table), pqxx::prepare::make_dynamic_params(columns));
}

} // namespace

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
    const auto ready = transact(timeout, "open the store", [&](pqxx::transaction_base &transaction) {
        return migrate(transaction, m_migrations).andThen([&] { return m_lease->claim(transaction, m_epoch); });
    });
    m_isOpen = ready.hasValue();
    if (ready)
        m_renewedAt = begin;
    else if (ready.error().code == codes::kUnreachable)
        m_lease->forgetWatch();
    return ready;
}

base::Status StorePostgres::write(const std::vector<trading::StoreRecord> &batch, base::Duration timeout)
{
    const auto begin = std::chrono::steady_clock::now();
    const bool isDue = begin - m_renewedAt >= trading::kRenewEvery;
    const auto written = transact(timeout, "write the trading record", [&](pqxx::transaction_base &transaction) {
        return (isDue ? m_lease->renew(transaction, m_epoch) : m_lease->check(transaction, m_epoch)).andThen([&] {
            for (const TableBatch &part : batchesOf(batch))
                upsert(transaction, part);
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
    const auto done =
        m_sessions->transact({.timeout = timeout, .purpose = purpose, .duringOutage = pool::DuringOutage::Fail}, work);
    if (done)
        return done;
    m_isOpen = !pg_link::isOutage(done.error().code);
    return inPortWords(done.error());
}

std::string StorePostgres::description() const
{
    return "postgresql " + m_sessions->target();
}

} // namespace qcat::store_postgres
