#include <qcat/store_schema/schema_migrator.h>

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

namespace qcat::store_schema
{

namespace
{

base::Error unknownTarget(int target, int last)
{
    return base::Error{"store.migration_unknown",
                       fmt::format("there is no version {} of the schema; this QCAT knows 0 (nothing) to {}", target, last)}
        .with("target", std::to_string(target));
}

base::Error oneWay(const Migration &migration)
{
    return base::Error{"store.migration_one_way",
                       fmt::format("migration {} ({}) has no way back; nothing was changed", migration.version, migration.name)}
        .with("version", std::to_string(migration.version));
}

} // namespace

base::Result<std::vector<MigrationStep>> migrationPlan(const std::vector<Migration> &known,
                                                       const std::vector<AppliedMigration> &applied, int target)
{
    const auto pending = pendingMigrations(known, applied);
    if (!pending)
        return pending.error();
    if (target < 0 || std::size_t(target) > known.size())
        return unknownTarget(target, int(known.size()));
    std::vector<MigrationStep> steps;
    for (std::size_t i = applied.size(); i < std::size_t(target); ++i)
        steps.push_back({known[i], false});
    for (std::size_t i = applied.size(); i > std::size_t(target); --i) {
        if (known[i - 1].down.empty())
            return oneWay(known[i - 1]);
        steps.push_back({known[i - 1], true});
    }
    return steps;
}

} // namespace qcat::store_schema
