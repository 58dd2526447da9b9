#include "read_storage.h"

#include <qcat/domain/names.h>

namespace qcat::pg_diagnostics
{

using namespace domain::postgres;

Vacuum readVacuum(const Reading &reading)
{
    Vacuum vacuum;
    vacuum.tables = listOf(reading.ask("table_vacuum"), [](const Cells &cells) {
        return TableVacuum{cells.text("rel"),         cells.integer("live"),    cells.integer("dead"),
                           cells.integer("vacuum_at"), cells.time("vacuum_us"), cells.time("analyze_us"),
                           cells.flag("off")};
    });
    vacuum.running = listOf(reading.ask("vacuum_progress"), [](const Cells &cells) {
        return VacuumProgress{cells.smallInteger("pid"), cells.text("database"), cells.text("rel"),
                              cells.text("phase"), cells.optionalReal("scanned")};
    });
    vacuum.wraparound = listOf(reading.ask("wraparound"), [&](const Cells &cells) {
        vacuum.forcedVacuumAge = cells.integer("forced_at");
        return WraparoundAge{cells.text("datname"), cells.integer("transactions"), cells.integer("multixacts"),
                             cells.integer("left")};
    });
    vacuum.horizon = listOf(reading.ask("horizon"), [](const Cells &cells) {
        return HorizonHolder{cells.text("kind"), cells.text("id"), cells.integer("xmin_age"), cells.text("detail")};
    });
    return vacuum;
}

Indexes readIndexes(const Reading &reading)
{
    Indexes indexes;
    indexes.use = listOf(reading.ask("index_use"), [](const Cells &cells) {
        return IndexUse{cells.text("rel"),          cells.integer("seq_scans"), cells.integer("seq_rows"),
                        cells.integer("idx_scans"), cells.integer("live"),      cells.integer("bytes")};
    });
    indexes.issues = listOf(reading.ask("index_issues"), [&](const Cells &cells) {
        indexes.sinceReset = cells.time("reset_us");
        const auto kind = domain::fromName<IndexIssueKind>(cells.text("kind")); // a word of our own query
        return IndexIssue{*kind, cells.text("rel"), cells.text("idx"), cells.text("other"), cells.integer("bytes")};
    });
    return indexes;
}

BloatReading readBloat(const Reading &reading)
{
    BloatReading result;
    result.bloat.tables = listOf(reading.ask("bloat"), [&](const Cells &cells) {
        result.isComplete = result.isComplete && cells.flag("readable");
        return TableBloat{cells.text("rel"), cells.integer("bytes"), cells.optionalInteger("wasted")};
    });
    return result;
}

Sizes readSizes(const Reading &reading, TableSizes tables)
{
    Sizes sizes;
    sizes.areEstimates = tables == TableSizes::WithoutLocks;
    sizes.databases = listOf(reading.ask("database_sizes"), [](const Cells &cells) {
        return DatabaseSize{cells.text("datname"), cells.optionalInteger("bytes"), {}};
    });
    sizes.tables =
        listOf(reading.ask(sizes.areEstimates ? "table_sizes_nolock" : "table_sizes"), [](const Cells &cells) {
            return TableSize{cells.text("rel"),        cells.integer("rows"),  cells.integer("heap"),
                             cells.integer("indexes"), cells.integer("toast"), {}};
        });
    return sizes;
}

ServerSettings readSettings(const Reading &reading)
{
    ServerSettings settings;
    for (const auto &row : reading.ask("settings")) {
        const Cells cells(row);
        settings.values[cells.text("name")] = {cells.text("setting"), cells.text("unit")};
        settings.isRestartPending = settings.isRestartPending || cells.flag("pending_restart");
    }
    return settings;
}

} // namespace qcat::pg_diagnostics
