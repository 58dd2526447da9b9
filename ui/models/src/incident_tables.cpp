#include <qcat/ui_models/incident_tables.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/table_cells.h>
#include <qcat/ui_models/words.h>

#include <QStringList>

namespace qcat::ui
{

namespace
{

constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell severityCell(const domain::Incident &incident)
{
    constexpr Tone tones[] = {Tone::Alarm, Tone::Warning, Tone::Strong, Tone::Normal};
    const int level = int(incident.severity);
    const QString text = QStringLiteral("P%1 ").arg(level) + word(incident.severity);
    return {.text = text, .sort = level, .tone = incident.isShown() ? tones[level] : Tone::Muted};
}

TableCell incidentStateCell(const domain::Incident &incident)
{
    const bool waits =
        incident.state == domain::IncidentState::Open || incident.state == domain::IncidentState::Suspected;
    return {.text = word(incident.state), .sort = int(incident.state), .tone = waits ? Tone::Alarm : Tone::Normal};
}

TableCell lastedCell(const IncidentRow &row)
{
    return {.text = durationText(row.lasted),
            .sort = qlonglong(row.lasted.count()),
            .copy = QString::number(row.lasted.count())};
}

TableCell healthCell(const ComponentRow &row)
{
    if (!row.isWatched)
        return textCell(QCoreApplication::translate("Table", "Not watched", "health"), Tone::Muted);
    if (row.isStale)
        return textCell(QCoreApplication::translate("Table", "Stale", "health"), Tone::Unknown);
    constexpr Tone tones[] = {Tone::Good, Tone::Warning, Tone::Alarm, Tone::Unknown};
    return {.text = word(row.view.health), .sort = int(row.view.health), .tone = tones[std::size_t(row.view.health)]};
}

TableCell measuredCell(const ComponentRow &row)
{
    QStringList parts;
    for (const auto &measured : row.view.measured)
        parts << measuredName(measured.name) + QLatin1Char(' ') +
                     measuredText(measured.value, QString::fromStdString(measured.unit));
    return textCell(parts.join(QStringLiteral(" · ")));
}

QString titlesText(const std::vector<domain::ComponentId> &ids, const api::OpsSnapshot &ops)
{
    QStringList titles;
    for (const auto &id : ids)
        titles << componentTitle(id, ops);
    return titles.join(QStringLiteral(", "));
}

} // namespace

std::string IncidentRowKey::operator()(const IncidentRow &row) const
{
    return row.incident.id.isValid() ? row.incident.id.value : incidentKey(row.incident);
}

std::unique_ptr<IncidentsModel> makeIncidentsModel()
{
    using R = IncidentRow;
    IncidentsModel::Columns columns = {
        {"severity", QT_TRANSLATE_NOOP("Table", "Severity"), kLeft,
         [](const R &r) { return severityCell(r.incident); }},
        {"state", QT_TRANSLATE_NOOP("Table", "State"), kLeft, [](const R &r) { return incidentStateCell(r.incident); }},
        {"fault", QT_TRANSLATE_NOOP("Table", "Fault"), kLeft,
         [](const R &r) { return textCell(localText(r.incident.title), Tone::Strong); }},
        {"place", QT_TRANSLATE_NOOP("Table", "Component"), kLeft, [](const R &r) { return textCell(r.place); }},
        {"since", QT_TRANSLATE_NOOP("Table", "Since"), kLeft, [](const R &r) { return timeCell(r.incident.since); }},
        {"lasted", QT_TRANSLATE_NOOP("Table", "Lasted"), kRight, lastedCell, false, [] { return durationText(std::chrono::hours(47) + std::chrono::minutes(59)); }},
        {"owner", QT_TRANSLATE_NOOP("Table", "Owner"), kLeft, [](const R &r) { return textCell(r.incident.owner); }},
        {"id", QT_TRANSLATE_NOOP("Table", "Incident"), kLeft, [](const R &r) { return textCell(r.incident.id.value); }},
        {"resolved", QT_TRANSLATE_NOOP("Table", "Resolved"), kLeft,
         [](const R &r) { return timeCell(r.incident.resolvedAt); }, true},
    };
    return std::make_unique<IncidentsModel>(std::move(columns), IncidentRowKey{});
}

std::unique_ptr<ComponentsModel> makeComponentsModel()
{
    using R = ComponentRow;
    ComponentsModel::Columns columns = {
        {"component", QT_TRANSLATE_NOOP("Table", "Component"), kLeft,
         [](const R &r) { return textCell(localText(r.view.title), Tone::Strong); }},
        {"health", QT_TRANSLATE_NOOP("Table", "State"), kLeft, healthCell},
        {"finding", QT_TRANSLATE_NOOP("Table", "What was found"), kLeft,
         [](const R &r) { return textCell(findingText(r.view.finding)); }},
        {"measured", QT_TRANSLATE_NOOP("Table", "Measured"), kLeft, measuredCell},
        {"age", QT_TRANSLATE_NOOP("Table", "Data age"), kRight, [](const R &r) { return r.isWatched ? ageCell(r.age) : textCell(QString()); }},
        {"because", QT_TRANSLATE_NOOP("Table", "Because of"), kLeft, [](const R &r) { return textCell(r.because); }},
        {"depends", QT_TRANSLATE_NOOP("Table", "Stands on"), kLeft,
         [](const R &r) { return textCell(r.standsOn, Tone::Muted); }},
    };
    return std::make_unique<ComponentsModel>(std::move(columns), ComponentRowKey{});
}

IncidentRow incidentRow(const domain::Incident &incident, const api::OpsSnapshot &ops, base::WallTime now)
{
    const base::WallTime end = incident.resolvedAt.isValid() ? incident.resolvedAt : now;
    return {incident, placeText(incident, ops), std::chrono::duration_cast<std::chrono::seconds>(end - incident.since)};
}

std::vector<ComponentRow> componentRows(const api::OpsSnapshot &ops, base::Duration sinceSnapshot)
{
    std::vector<ComponentRow> rows;
    rows.reserve(ops.components.size());
    for (const auto &component : ops.components) {
        const base::Duration age = ops.at - component.at + sinceSnapshot;
        const bool isStale = component.interval > base::Duration::zero() && age > 2 * component.interval;
        rows.push_back({component, std::chrono::duration_cast<std::chrono::seconds>(age), isStale,
                        true, component.because.isValid() ? componentTitle(component.because, ops) : QString(),
                        titlesText(component.dependsOn, ops)});
    }
    for (const auto &absent : ops.notWatched) {
        ComponentRow row;
        row.view.id = absent.id;
        row.view.title = absent.title;
        row.view.finding = {"watch.not_configured", "not watched: " + absent.setting, {{"setting", absent.setting}}, domain::Health::Unknown};
        row.isWatched = false;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace qcat::ui
