#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/domain/incident_query.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <memory>

namespace qcat::ui
{

// One line of the statistics: all incidents, or those of one severity, component or month.
struct StatisticsRow {
    enum class Kind { All, Severity, Component, Month };
    Kind kind = Kind::All;
    QString name;
    domain::StatisticsGroup group;
    bool operator==(const StatisticsRow &) const = default;
};
struct StatisticsRowKey {
    std::string operator()(const StatisticsRow &row) const { return std::to_string(int(row.kind)) + '/' + row.group.key; }
};
using StatisticsModel = SnapshotTableModel<StatisticsRow, StatisticsRowKey>;

std::unique_ptr<StatisticsModel> makeStatisticsModel();
// Titles of components from `ops`.
std::vector<StatisticsRow> statisticsRows(const domain::IncidentStatistics &statistics, const api::OpsSnapshot &ops);
// "4 min 12 s"; "–" where nothing got that far.
QString secondsText(double seconds);

} // namespace qcat::ui
