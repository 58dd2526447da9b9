#pragma once

#include <qcat/domain/health.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <memory>

namespace qcat::ui
{

// One line of the fault manual and what became of it.
struct ManualRow {
    enum class Outcome { Step, Replaced, Refused, Pending };
    enum class Typed { Works, DoesNotEnd, Refused, IsNoCommand }; // as printed, on a server
    int line = 0;
    QString command;
    Outcome outcome = Outcome::Pending;
    QString step; // "redis.failed/restart"; empty where nothing does it
    domain::LocalText why;
    Typed typed = Typed::IsNoCommand;
    QString instead = {}; // of what is refused
    bool operator==(const ManualRow &) const = default;
};
struct ManualRowKey {
    int operator()(const ManualRow &row) const { return row.line; }
};
using ManualModel = SnapshotTableModel<ManualRow, ManualRowKey>;

std::unique_ptr<ManualModel> makeManualModel();
// What comes of typing the command, or what is typed instead; empty for a line that is none.
QString typedText(const ManualRow &row);

} // namespace qcat::ui
