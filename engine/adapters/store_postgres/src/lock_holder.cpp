#include "lock_holder.h"

#include <qcat/base/time.h>
#include <qcat/store_schema/table.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>
#include <pqxx/result>
#include <pqxx/transaction_base>

namespace qcat::store_postgres
{

namespace
{

namespace codes = trading::store_codes;

// Every table that a write touches, the one of the claims included.
std::string ourTables()
{
    std::string names = "'engine_ownership'";
    for (const auto &table : store_schema::tables())
        names += fmt::format(", '{}'", table.name);
    return names;
}

// A lock of a prepared transaction has no process: its number, which is locked as well, leads to it. Ages of sessions of other roles
// may be hidden from ours: NULL.
constexpr const char *kHolders = R"(
WITH wanted AS (
  SELECT l.*, l.relation::regclass::text AS name FROM pg_locks l
  WHERE l.locktype = 'relation' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND l.relation IN (SELECT to_regclass(t) FROM unnest(ARRAY[{}]) AS t) AND l.pid IS DISTINCT FROM pg_backend_pid()
), exclusive AS (
  SELECT * FROM wanted WHERE mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
), holders AS (
  SELECT 1 AS rank, name, pid, virtualtransaction FROM exclusive WHERE granted
  UNION ALL
  SELECT 2, name, root, NULL FROM exclusive, unnest(pg_blocking_pids(pid)) AS root WHERE NOT granted
  UNION ALL
  SELECT 3, name, pid, virtualtransaction FROM wanted WHERE granted AND mode = 'RowExclusiveLock'
)
SELECT h.name, h.pid, coalesce(nullif(a.application_name, ''), a.usename, '?') AS application,
       extract(epoch FROM clock_timestamp() - a.xact_start)::float8 AS age,
       p.gid, p.owner, extract(epoch FROM clock_timestamp() - p.prepared)::float8 AS prepared_age
FROM holders h
LEFT JOIN pg_stat_activity a ON a.pid = h.pid
LEFT JOIN pg_locks x ON x.virtualtransaction = h.virtualtransaction AND x.pid IS NOT DISTINCT FROM h.pid
  AND x.locktype = 'transactionid' AND x.granted
LEFT JOIN pg_prepared_xacts p ON h.pid IS NULL AND p.transaction = x.transactionid
WHERE (a.pid IS NOT NULL OR p.gid IS NOT NULL)
  AND (a.usename IS DISTINCT FROM current_user OR a.application_name IS DISTINCT FROM current_setting('application_name'))
ORDER BY h.rank, age(x.transactionid) DESC NULLS LAST, h.pid
LIMIT 1)";

std::string ageText(const pqxx::field &seconds)
{
    return base::toShortText(base::Duration(std::int64_t(seconds.as<double>() * 1e9)));
}

base::Error ofPrepared(const std::string &table, const pqxx::row &row)
{
    const auto transaction = row["gid"].as<std::string>(), owner = row["owner"].as<std::string>(), age = ageText(row["prepared_age"]);
    return {std::string(codes::kLockedPrepared),
            fmt::format("writes to {} wait for a lock of the prepared transaction {} of {}, {} old", table, transaction, owner, age),
            {{"table", table}, {"transaction", transaction}, {"owner", owner}, {"age", age}}};
}

base::Error ofSession(const std::string &table, const pqxx::row &row)
{
    const auto pid = row["pid"].as<std::string>(), application = row["application"].as<std::string>();
    const auto text = fmt::format("writes to {} wait for a lock that session {} ({}) holds", table, pid, application);
    base::Error error{std::string(codes::kLockedSinceHidden), text, {{"table", table}, {"pid", pid}, {"application", application}}};
    if (row["age"].is_null())
        return error;
    const auto age = ageText(row["age"]);
    error.code = std::string(codes::kLocked);
    error.message = fmt::format("{}, in a transaction that began {} ago", text, age);
    return std::move(error).with("age", age);
}

} // namespace

std::optional<base::Error> lockHolder(pqxx::transaction_base &transaction)
{
    const auto holders = transaction.exec(fmt::format(kHolders, ourTables()));
    if (holders.empty())
        return std::nullopt;
    const auto row = holders[0];
    const auto table = row["name"].as<std::string>();
    return row["gid"].is_null() ? ofSession(table, row) : ofPrepared(table, row);
}

} // namespace qcat::store_postgres
