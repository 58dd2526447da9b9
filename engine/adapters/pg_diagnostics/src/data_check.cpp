#include <qcat/pg_diagnostics/data_check.h>

#include "asking_check.h"

#include <qcat/pg_diagnostics/health_codes.h>

#include <fmt/format.h>
#include <pqxx/pqxx>

#include <optional>

namespace qcat::pg_diagnostics
{

namespace
{

using domain::Finding;
using domain::Health;

// Shared tables are of no database: their row has no name.
constexpr const char *kDamagedPages =
    "SELECT coalesce(datname, '(shared)'), checksum_failures::text, to_char(checksum_last_failure AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"
    " FROM pg_stat_database WHERE checksum_failures > 0 AND checksum_last_failure > now() - interval '1 day'"
    " ORDER BY checksum_last_failure DESC LIMIT 1";

constexpr const char *kSequences =
    "SELECT format('%I.%I', sn.nspname, s.relname), format('%I.%I', tn.nspname, t.relname), quote_ident(a.attname)"
    " FROM pg_class s JOIN pg_namespace sn ON sn.oid = s.relnamespace"
    " JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')"
    " JOIN pg_class t ON t.oid = d.refobjid JOIN pg_namespace tn ON tn.oid = t.relnamespace"
    " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid"
    " JOIN pg_sequence q ON q.seqrelid = s.oid"
    " WHERE s.relkind = 'S' AND t.relkind IN ('r', 'p') AND q.seqincrement > 0"
    " AND has_table_privilege(t.oid, 'SELECT')"
    " AND CASE WHEN s.relkind = 'S' THEN has_sequence_privilege(s.oid, 'SELECT') END" // the planner may ask it of a table first, which fails
    " ORDER BY 1 LIMIT 200";

std::optional<Finding> damagedPages(pqxx::transaction_base &transaction)
{
    const auto rows = transaction.exec(kDamagedPages);
    if (rows.empty())
        return std::nullopt;
    const std::string database = rows[0][0].c_str(), failures = rows[0][1].c_str(), at = rows[0][2].c_str();
    return Finding{std::string(health::kChecksumFailed),
                   fmt::format("{} pages of database {} were damaged when they were read, the last at {} UTC", failures, database, at),
                   {{"database", database}, {"failures", failures}, {"at", at}},
                   Health::Crit};
}

std::optional<Finding> sequenceBehind(pqxx::transaction_base &transaction)
{
    for (const auto &row : transaction.exec(kSequences)) {
        const std::string sequence = row[0].c_str(), table = row[1].c_str(), column = row[2].c_str();
        const auto values = transaction.exec1(fmt::format("SELECT (SELECT last_value FROM {}), (SELECT coalesce(max({}), 0)::bigint FROM {})", sequence, column, table));
        const auto last = values[0].as<std::int64_t>();
        const auto highest = values[1].as<std::int64_t>();
        if (highest > last)
            return Finding{std::string(health::kSequenceBehind),
                           fmt::format("sequence {} stands at {}, but {} holds {} already: the next insert collides", sequence, last, table, highest),
                           {{"sequence", sequence}, {"table", table}, {"last", std::to_string(last)}, {"highest", std::to_string(highest)}},
                           Health::Crit};
    }
    return std::nullopt;
}

} // namespace

ops::Check dataIsWhole(domain::DatabaseConfig config)
{
    const auto database = config.name;
    return asking(std::move(config), [database](pqxx::transaction_base &transaction, int) -> Finding {
        if (auto damaged = damagedPages(transaction))
            return *damaged;
        if (auto behind = sequenceBehind(transaction))
            return *behind;
        return {std::string(health::kDataWhole), fmt::format("database {} knows of no damage", database), {{"database", database}}, Health::Ok};
    });
}

} // namespace qcat::pg_diagnostics
