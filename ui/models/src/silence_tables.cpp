#include <qcat/ui_models/silence_tables.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/table_cells.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

struct SilenceWords {
    Q_DECLARE_TR_FUNCTIONS(SilenceWords)
};

constexpr Qt::Alignment kLeft = Qt::AlignLeft;

TableCell stateCell(const SilenceRow &row)
{
    const auto cell = [&](const QString &text, Tone tone) { return TableCell{.text = text, .sort = int(row.state), .tone = tone}; };
    switch (row.state) {
    case SilenceState::InForce:
        return cell(SilenceWords::tr("In force"), Tone::Warning);
    case SilenceState::WaitsForApproval:
        return cell(SilenceWords::tr("Waits for approval"), Tone::Alarm);
    case SilenceState::Begins:
        return cell(SilenceWords::tr("Begins later"), Tone::Normal);
    case SilenceState::Over:
        return cell(SilenceWords::tr("Over"), Tone::Muted);
    }
    return {};
}

QString kindText(domain::SilenceKind kind)
{
    return kind == domain::SilenceKind::Maintenance ? SilenceWords::tr("Maintenance window") : SilenceWords::tr("Silence");
}

TableCell approvalCell(const domain::Silence &silence)
{
    if (!silence.needsApproval)
        return textCell(SilenceWords::tr("not needed"), Tone::Muted);
    const auto by = QString::fromStdString(silence.approvedBy);
    if (silence.brokenGlass)
        return textCell(SilenceWords::tr("break-glass; called: %1").arg(by), Tone::Warning);
    return by.isEmpty() ? textCell(SilenceWords::tr("missing"), Tone::Alarm) : textCell(by);
}

} // namespace

SilenceState stateOf(const domain::Silence &silence, base::WallTime now)
{
    if (silence.isOver(now))
        return SilenceState::Over;
    if (!silence.isApproved())
        return SilenceState::WaitsForApproval;
    return now < silence.from ? SilenceState::Begins : SilenceState::InForce;
}

QString matchText(const domain::SilenceMatch &match, const api::OpsSnapshot &ops)
{
    QStringList parts;
    if (!match.fault.empty())
        parts << SilenceWords::tr("fault %1").arg(QString::fromStdString(match.fault));
    if (match.component.isValid())
        parts << componentTitle(match.component, ops);
    if (!match.instance.empty())
        parts << QString::fromStdString(match.instance);
    if (match.severity)
        parts << SilenceWords::tr("P%1 and below", "severity").arg(int(*match.severity));
    return parts.join(QStringLiteral(" · "));
}

std::unique_ptr<SilencesModel> makeSilencesModel()
{
    using R = SilenceRow;
    SilencesModel::Columns columns = {
        {"state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, stateCell},
        {"kind", QT_TRANSLATE_NOOP("Table", "Kind"), kLeft, [](const R &r) { return textCell(kindText(r.silence.kind)); }},
        {"match", QT_TRANSLATE_NOOP("Table", "Holds back"), kLeft,
         [](const R &r) { return textCell(matchText(r.silence.match, api::OpsSnapshot()), Tone::Strong); }},
        {"until", QT_TRANSLATE_NOOP("Table", "Until"), kLeft,
         [](const R &r) { return timeCell(r.silence.endedAt.isValid() ? r.silence.endedAt : r.silence.until); }},
        {"owner", QT_TRANSLATE_NOOP("Table", "Owner"), kLeft, [](const R &r) { return textCell(r.silence.owner); }},
        {"approval", QT_TRANSLATE_NOOP("Table", "Second person"), kLeft, [](const R &r) { return approvalCell(r.silence); }},
        {"reason", QT_TRANSLATE_NOOP("Table", "Reason"), kLeft, [](const R &r) { return textCell(r.silence.reason); }},
        {"from", QT_TRANSLATE_NOOP("Table", "From"), kLeft, [](const R &r) { return timeCell(r.silence.from); }, true},
        {"id", QT_TRANSLATE_NOOP("Table", "Silence"), kLeft, [](const R &r) { return textCell(r.silence.id.value); }},
    };
    return std::make_unique<SilencesModel>(std::move(columns), SilenceRowKey{});
}

std::vector<SilenceRow> silenceRows(const api::OpsSnapshot &ops, base::WallTime now)
{
    std::vector<SilenceRow> rows;
    rows.reserve(ops.silences.size());
    for (const auto &silence : ops.silences)
        rows.push_back({silence, stateOf(silence, now)});
    return rows;
}

SilencePreview previewOf(const domain::SilenceMatch &match, const api::OpsSnapshot &ops)
{
    SilencePreview preview;
    if (match.isEmpty())
        return preview;
    for (const auto &incident : ops.incidents) {
        if (!domain::matches(match, incident))
            continue;
        preview.holdsP0 = preview.holdsP0 || incident.severity == domain::Severity::P0;
        if (incident.isOpen())
            preview.open << QString::fromStdString(incident.id.value);
        else if (!incident.isShown())
            ++preview.before;
    }
    return preview;
}

} // namespace qcat::ui
