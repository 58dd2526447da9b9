#include "handbook.h"

#include "load_config.h"

#include <qcat/base/log.h>
#include <qcat/catalog_yaml/manual.h>
#include <qcat/runtime/fault_catalog.h>

namespace qcat::app
{

namespace
{

std::vector<ui::ManualRow> manualRows(const catalog_yaml::Catalog &catalog)
{
    using Shown = ui::ManualRow::Outcome;
    static constexpr Shown kShown[] = {Shown::Step, Shown::Replaced, Shown::Refused, Shown::Pending}; // in the order of ManualOutcome
    using Typed = ui::ManualRow::Typed;
    static constexpr Typed kTyped[] = {Typed::Works, Typed::DoesNotEnd, Typed::Refused, Typed::IsNoCommand}; // in the order of TypedOutcome
    const auto loaded = catalog_yaml::loadManual(resourceFolder(), catalog);
    for (const auto &mistake : loaded.mistakes)
        log::warning("app", "{}", mistake.message);
    std::vector<ui::ManualRow> rows;
    for (const auto &line : loaded.lines) {
        const auto step = line.runbook.empty() ? std::string() : line.runbook + '/' + line.step;
        rows.push_back({line.line, QString::fromStdString(line.command), kShown[int(line.outcome)], QString::fromStdString(step), line.why, kTyped[int(line.typed.outcome)], QString::fromStdString(line.typed.instead)});
    }
    return rows;
}

std::vector<ui::FaultFacts> faultFacts(const catalog_yaml::Catalog &catalog)
{
    std::vector<ui::FaultFacts> facts;
    for (const auto &fault : catalog.faults)
        if (!fault.isPending())
            facts.push_back({fault.id.value, fault.title, fault.meaning, fault.component, fault.severity, fault.conditions, fault.symptoms, fault.runbook});
    return facts;
}

} // namespace

ui::Handbook handbook()
{
    const auto catalog = runtime::readCatalog(resourceFolder(), {}).catalog;
    return {manualRows(catalog), faultFacts(catalog)};
}

} // namespace qcat::app
