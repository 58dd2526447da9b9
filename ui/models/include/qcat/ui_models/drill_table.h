#pragma once

#include <qcat/domain/health.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace qcat::ui
{

// One drill: what it breaks, and how it went last. Seconds count from the damage.
struct DrillRow {
    enum class State { Never, NotHere, Pending, Running, Passed, NotPassed };
    QString name = {};
    domain::LocalText damage = {};
    State state = State::Never;
    std::optional<double> suspected = {};
    std::optional<double> mended = {};
    std::optional<int> wrongClicks = {};
    bool byRunbook = false; // it was mended unattended
    bool operator==(const DrillRow &) const = default;
};
struct DrillRowKey {
    QString operator()(const DrillRow &row) const { return row.name; }
};
using DrillModel = SnapshotTableModel<DrillRow, DrillRowKey>;

std::unique_ptr<DrillModel> makeDrillModel();

// The drill range behind the page; made by the program. One drill runs at a time. Main thread.
class DrillDesk
{
public:
    virtual ~DrillDesk() = default;
    virtual std::vector<DrillRow> drills() const = 0;
    virtual bool isRunning() const = 0;
    // It is broken and waits to be mended at its own console.
    virtual bool canOpenConsole() const = 0;
    virtual void openConsole() = 0;
    virtual void start(const QString &name, bool byRunbook) = 0;
    virtual void giveUp() = 0;
    // Of the last run of this drill, as Markdown; empty: none.
    virtual QString report(const QString &name) const = 0;
    // Why the last one did not run at all; empty: it did.
    virtual QString refusal() const = 0;
    std::function<void()> onChanged = {};
};

} // namespace qcat::ui
