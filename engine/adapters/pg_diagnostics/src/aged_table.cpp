#include "aged_table.h"

#include "cells.h"
#include "queries.h"

#include <qcat/pg_diagnostics/freeze_codes.h>

#include <fmt/format.h>

namespace qcat::pg_diagnostics
{

using domain::Finding;
using domain::Health;

namespace
{

// A vacuum leaves younger rows alone by itself (vacuum_freeze_min_age): what holds it back by less does no harm.
constexpr std::int64_t kHarmless = 50'000'000;

constexpr const char *kTables = R"(
SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name, GREATEST(age(c.relfrozenxid), age(t.relfrozenxid)) AS age,
       (c.relpages::bigint + COALESCE(t.relpages, 0)) * current_setting('block_size')::bigint AS bytes, pg_get_userbyid(c.relowner) AS owner,
       current_user AS role, pg_has_role(c.relowner, 'USAGE') AS is_ours
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
WHERE c.relkind IN ('r', 'm') AND {} ORDER BY 2 DESC LIMIT 5)";

AgedTable tableOf(const pqxx::row &row)
{
    const Cells cells(row);
    return {cells.text("name"), cells.integer("age"), cells.integer("bytes"), cells.text("owner"), cells.text("role"), cells.flag("is_ours")};
}

std::string_view codeOf(const std::string &kind)
{
    if (kind == "slot")
        return freeze_code::kHeldBySlot;
    if (kind == "prepared")
        return freeze_code::kHeldByPrepared;
    return kind == "standby" ? freeze_code::kHeldByStandby : freeze_code::kHeldBySession;
}

} // namespace

std::vector<AgedTable> oldestTablesIn(pqxx::transaction_base &transaction)
{
    std::vector<AgedTable> tables;
    for (const auto &row : transaction.exec(fmt::format(kTables, "true")))
        tables.push_back(tableOf(row));
    return tables;
}

std::optional<AgedTable> tableNamed(const std::string &name, pqxx::transaction_base &transaction)
{
    // compared and not parsed: what is no name at all is no table either
    const auto found = transaction.exec_params(
        fmt::format(kTables, "$1 IN (quote_ident(n.nspname) || '.' || quote_ident(c.relname), "
                             "CASE WHEN pg_table_is_visible(c.oid) THEN quote_ident(c.relname) END)"),
        name);
    return found.empty() ? std::nullopt : std::optional(tableOf(found[0]));
}

Finding horizonIn(pqxx::transaction_base &transaction, int serverVersion)
{
    const auto holders = transaction.exec(std::string(Queries::shipped().find("horizon", serverVersion)));
    if (holders.empty() || Cells(holders[0]).integer("xmin_age") < kHarmless)
        return {std::string(freeze_code::kHorizonFree), "nothing old keeps vacuum back", {}, Health::Ok};
    const Cells oldest(holders[0]);
    const auto name = oldest.text("id"), age = std::to_string(oldest.integer("xmin_age")), detail = oldest.text("detail");
    return {std::string(codeOf(oldest.text("kind"))),
            fmt::format("{} {} keeps vacuum back by {} transactions ({})", oldest.text("kind"), name, age, detail),
            {{"name", name}, {"age", age}, {"detail", detail}},
            Health::Warn};
}

} // namespace qcat::pg_diagnostics
