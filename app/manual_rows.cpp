#include "manual_rows.h"

#include "load_config.h"

#include <qcat/base/log.h>
#include <qcat/catalog_yaml/manual.h>
#include <qcat/runtime/fault_catalog.h>

namespace qcat::app
{

std::vector<ui::ManualRow> manualRows()
{
    using Shown = ui::ManualRow::Outcome;
    static constexpr Shown kShown[] = {Shown::Step, Shown::Replaced, Shown::Refused, Shown::Pending}; // in the order of ManualOutcome
    const auto loaded = catalog_yaml::loadManual(resourceFolder(), runtime::readCatalog(resourceFolder(), {}).catalog);
    for (const auto &mistake : loaded.mistakes)
        log::warning("app", "{}", mistake.message);
    std::vector<ui::ManualRow> rows;
    for (const auto &line : loaded.lines) {
        const auto step = line.runbook.empty() ? std::string() : line.runbook + '/' + line.step;
        rows.push_back({line.line, QString::fromStdString(line.command), kShown[int(line.outcome)], QString::fromStdString(step), line.why});
    }
    return rows;
}

} // namespace qcat::app
