#include <qcat/pg_diagnostics/freeze.h>

#include "aged_table.h"
#include "asking_check.h"

#include <qcat/domain/config_text.h>
#include <qcat/pg_diagnostics/freeze_codes.h>

#include <fmt/format.h>

namespace qcat::pg_diagnostics
{

using domain::Finding;
using domain::Health;

ops::Check oldestTables(domain::DatabaseConfig config)
{
    const auto database = config.name;
    return asking(std::move(config), [database](pqxx::transaction_base &transaction, int) -> Finding {
        std::string tables;
        for (const auto &table : oldestTablesIn(transaction))
            tables += fmt::format("{}{} ({}, {})", tables.empty() ? "" : "; ", table.name, table.age, domain::sizeText(table.bytes));
        return {std::string(freeze_code::kOldest),
                fmt::format("the oldest tables of {}, with their age in transactions and their size: {}", database, tables),
                {{"database", database}, {"tables", tables}},
                Health::Ok};
    });
}

ops::Check vacuumHorizon(domain::DatabaseConfig config)
{
    return asking(std::move(config), horizonIn);
}

} // namespace qcat::pg_diagnostics
