#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <memory>

namespace qcat::ui
{

// The calendar's task in words.
QString word(domain::UpkeepTask task);

// --- backups
struct BackupRow {
    api::BackupView backup;
    base::Duration age{};
    bool operator==(const BackupRow &) const = default;
};
struct BackupRowKey {
    const std::string &operator()(const BackupRow &row) const { return row.backup.id; }
};
using BackupsModel = SnapshotTableModel<BackupRow, BackupRowKey>;

std::unique_ptr<BackupsModel> makeBackupsModel();
// Ages in whole seconds: a row changes no oftener.
std::vector<BackupRow> backupRows(const api::BackupsView &backups, base::WallTime now);

// --- the upkeep calendar
struct UpkeepRow {
    domain::UpkeepItem item;
    base::Duration left{}; // until it is due, in whole minutes; negative: overdue
    bool operator==(const UpkeepRow &) const = default;
};
struct UpkeepRowKey {
    int operator()(const UpkeepRow &row) const { return int(row.item.task); }
};
using UpkeepModel = SnapshotTableModel<UpkeepRow, UpkeepRowKey>;

std::unique_ptr<UpkeepModel> makeUpkeepModel();
std::vector<UpkeepRow> upkeepRows(const api::OpsSnapshot &ops, base::WallTime now);

} // namespace qcat::ui
