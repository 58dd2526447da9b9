#include <qcat/ui_models/drill_table.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/table_cells.h>

namespace qcat::ui
{

namespace
{

struct DrillWords {
    Q_DECLARE_TR_FUNCTIONS(DrillWords)
};

using State = DrillRow::State;

TableCell stateCell(const DrillRow &row)
{
    const auto cell = [&](const QString &text, Tone tone) { return TableCell{.text = text, .sort = int(row.state), .tone = tone}; };
    switch (row.state) {
    case State::Never:
        return cell(DrillWords::tr("not run yet"), Tone::Muted);
    case State::NotHere:
        return cell(DrillWords::tr("not possible on this machine"), Tone::Muted);
    case State::Pending:
        return cell(DrillWords::tr("to come"), Tone::Muted);
    case State::Running:
        return cell(DrillWords::tr("running"), Tone::Strong);
    case State::Passed:
        return cell(row.byRunbook ? DrillWords::tr("verified, by its runbook") : DrillWords::tr("verified, by you"), Tone::Good);
    case State::NotPassed:
        return cell(DrillWords::tr("not passed"), Tone::Alarm);
    }
    return {};
}

TableCell secondsCell(double seconds)
{
    return numberCell(seconds, 1);
}

} // namespace

std::unique_ptr<DrillModel> makeDrillModel()
{
    using R = DrillRow;
    DrillModel::Columns columns = {
        {"name", QT_TRANSLATE_NOOP("Table", "Drill"), Qt::AlignLeft, [](const R &r) { return textCell(r.name); }},
        {"damage", QT_TRANSLATE_NOOP("Table", "What is broken"), Qt::AlignLeft, [](const R &r) { return textCell(localText(r.damage)); }},
        {"state", QT_TRANSLATE_NOOP("Table", "Last time"), Qt::AlignLeft, stateCell},
        {"suspected", QT_TRANSLATE_NOOP("Table", "Suspected, s"), Qt::AlignRight, [](const R &r) { return orNone(r.suspected, secondsCell); }},
        {"mended", QT_TRANSLATE_NOOP("Table", "Mended, s"), Qt::AlignRight, [](const R &r) { return orNone(r.mended, secondsCell); }},
        {"clicks", QT_TRANSLATE_NOOP("Table", "Wrong clicks"), Qt::AlignRight, [](const R &r) { return orNone(r.wrongClicks, countCell); }},
    };
    return std::make_unique<DrillModel>(std::move(columns), DrillRowKey{});
}

} // namespace qcat::ui
