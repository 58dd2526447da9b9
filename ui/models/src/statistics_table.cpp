#include <qcat/ui_models/statistics_table.h>

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>
#include <qcat/ui_models/table_cells.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

struct StatisticsWords {
    Q_DECLARE_TR_FUNCTIONS(StatisticsWords)
};

using Kind = StatisticsRow::Kind;
constexpr Qt::Alignment kLeft = Qt::AlignLeft;
constexpr Qt::Alignment kRight = Qt::AlignRight;

TableCell secondsCell(double seconds)
{
    return seconds < 0 ? noneCell() : TableCell{.text = secondsText(seconds), .sort = seconds, .copy = QString::number(seconds)};
}

QString kindText(Kind kind)
{
    switch (kind) {
    case Kind::All:
        return StatisticsWords::tr("All", "incidents");
    case Kind::Severity:
        return StatisticsWords::tr("Severity");
    case Kind::Component:
        return StatisticsWords::tr("Component");
    case Kind::Month:
        return StatisticsWords::tr("Month");
    }
    return {};
}

// A column of one figure of one duration.
TableColumn<StatisticsRow> figure(const char *id, const char *title, domain::DurationFigures domain::StatisticsGroup::*duration,
                                  double domain::DurationFigures::*value)
{
    return {id, title, kRight, [=](const StatisticsRow &row) { return secondsCell(row.group.*duration.*value); }};
}

} // namespace

QString secondsText(double seconds)
{
    if (seconds < 0)
        return QStringLiteral("–");
    return durationText(std::chrono::duration_cast<base::Duration>(std::chrono::duration<double>(seconds)));
}

std::unique_ptr<StatisticsModel> makeStatisticsModel()
{
    using R = StatisticsRow;
    using Group = domain::StatisticsGroup;
    using Figures = domain::DurationFigures;
    StatisticsModel::Columns columns = {
        {"kind", QT_TRANSLATE_NOOP("Table", "Of"), kLeft,
         [](const R &r) { return TableCell{.text = kindText(r.kind), .sort = int(r.kind), .tone = Tone::Muted}; }},
        {"group", QT_TRANSLATE_NOOP("Table", "Group"), kLeft, [](const R &r) { return textCell(r.name, Tone::Strong); }},
        {"count", QT_TRANSLATE_NOOP("Table", "Incidents"), kRight, [](const R &r) { return countCell(r.group.count); }},
        figure("detect", QT_TRANSLATE_NOOP("Table", "MTTD median"), &Group::detect, &Figures::median),
        figure("detect90", QT_TRANSLATE_NOOP("Table", "MTTD p90"), &Group::detect, &Figures::p90),
        figure("acknowledge", QT_TRANSLATE_NOOP("Table", "MTTA median"), &Group::acknowledge, &Figures::median),
        figure("acknowledge90", QT_TRANSLATE_NOOP("Table", "MTTA p90"), &Group::acknowledge, &Figures::p90),
        figure("resolve", QT_TRANSLATE_NOOP("Table", "MTTR median"), &Group::resolve, &Figures::median),
        figure("resolve90", QT_TRANSLATE_NOOP("Table", "MTTR p90"), &Group::resolve, &Figures::p90),
    };
    return std::make_unique<StatisticsModel>(std::move(columns), StatisticsRowKey{});
}

std::vector<StatisticsRow> statisticsRows(const domain::IncidentStatistics &statistics, const api::OpsSnapshot &ops)
{
    std::vector<StatisticsRow> rows{{Kind::All, StatisticsWords::tr("All", "incidents"), statistics.all}};
    for (const auto &group : statistics.bySeverity)
        rows.push_back({Kind::Severity, QString::fromStdString(group.key), group});
    for (const auto &group : statistics.byComponent)
        rows.push_back({Kind::Component, componentTitle({group.key}, ops), group});
    for (const auto &group : statistics.byMonth)
        rows.push_back({Kind::Month, QString::fromStdString(group.key), group});
    return rows;
}

} // namespace qcat::ui
