#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ui_models/snapshot_table_model.h>

#include <QStringList>

#include <memory>

namespace qcat::ui
{

enum class SilenceState { InForce, WaitsForApproval, Begins, Over };
SilenceState stateOf(const domain::Silence &silence, base::WallTime now);

struct SilenceRow {
    domain::Silence silence;
    SilenceState state = SilenceState::InForce;
    bool operator==(const SilenceRow &) const = default;
};
struct SilenceRowKey {
    const std::string &operator()(const SilenceRow &row) const { return row.silence.id.value; }
};
using SilencesModel = SnapshotTableModel<SilenceRow, SilenceRowKey>;

std::unique_ptr<SilencesModel> makeSilencesModel();
std::vector<SilenceRow> silenceRows(const api::OpsSnapshot &ops, base::WallTime now);

// "fault database.* · PostgreSQL · P2 and below"
QString matchText(const domain::SilenceMatch &match, const api::OpsSnapshot &ops);

// What a silence would have held back: of the incidents that the snapshot shows.
struct SilencePreview {
    QStringList open; // ids
    int before = 0;   // that are over
    bool holdsP0 = false;
};
SilencePreview previewOf(const domain::SilenceMatch &match, const api::OpsSnapshot &ops);

} // namespace qcat::ui
