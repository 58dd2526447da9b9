#include <qcat/pg_diagnostics/freeze.h>

#include "aged_table.h"

#include <qcat/domain/config_text.h>
#include <qcat/pg_diagnostics/codes.h>
#include <qcat/pg_diagnostics/freeze_codes.h>
#include <qcat/pg_link/session.h>

#include <fmt/format.h>

#include <functional>

namespace qcat::pg_diagnostics
{

using domain::Finding;
using domain::Health;

namespace
{

Finding notAsked(const domain::DatabaseConfig &config, const base::Error &error)
{
    const auto target = pg_link::targetOf(config);
    return {std::string(code::kNotConnected),
            fmt::format("{} was not asked: {}", target, error.message),
            {{"target", target}, {"detail", error.message}, {"sqlstate", std::string(error.arg("sqlstate"))}},
            Health::Unknown};
}

// A check that asks once, over a connection of its own.
ops::Check asking(domain::DatabaseConfig config, std::function<Finding(pqxx::transaction_base &, int serverVersion)> ask)
{
    return [config = std::move(config), ask = std::move(ask)](const base::CallLimits &limits) -> ops::CheckResult {
        const auto session = pg_link::Session::open(config, "qcat-look", limits.timeout / 2);
        if (!session)
            return {notAsked(config, session.error())};
        Finding found;
        const auto asked = (*session)->transact(limits.timeout / 2, [&](pqxx::transaction_base &transaction) {
            found = ask(transaction, (*session)->serverVersion());
            return base::Status();
        });
        return {asked ? found : notAsked(config, asked.error())};
    };
}

} // namespace

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
