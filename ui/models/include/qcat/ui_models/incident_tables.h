#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <memory>

namespace qcat::ui
{

// One incident with how long it has lasted, in whole seconds: the row changes once a second, not ten times.
struct IncidentRow {
    domain::Incident incident;
    QString place;
    std::chrono::seconds lasted{};
    bool operator==(const IncidentRow &) const = default;
};
struct IncidentRowKey {
    std::string operator()(const IncidentRow &row) const;
};

struct ComponentRow {
    api::ComponentView view;
    std::chrono::seconds age{};
    bool isStale = false;
    bool isWatched = true; // false: nobody looks, its finding says what would have it watched
    QString because; // titles
    QString standsOn;
    bool operator==(const ComponentRow &) const = default;
};
struct ComponentRowKey {
    std::string operator()(const ComponentRow &row) const { return row.view.id.value; }
};

using IncidentsModel = SnapshotTableModel<IncidentRow, IncidentRowKey>;
using ComponentsModel = SnapshotTableModel<ComponentRow, ComponentRowKey>;

std::unique_ptr<IncidentsModel> makeIncidentsModel();
std::unique_ptr<ComponentsModel> makeComponentsModel();
IncidentRow incidentRow(const domain::Incident &incident, const api::OpsSnapshot &ops, base::WallTime now);
// `sinceSnapshot`: how old the snapshot is.
std::vector<ComponentRow> componentRows(const api::OpsSnapshot &ops, base::Duration sinceSnapshot);

} // namespace qcat::ui
