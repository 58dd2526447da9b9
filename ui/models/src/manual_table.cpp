#include <qcat/ui_models/manual_table.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/table_cells.h>

namespace qcat::ui
{

namespace
{

struct ManualWords {
    Q_DECLARE_TR_FUNCTIONS(ManualWords)
};

using Outcome = ManualRow::Outcome;

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Step:
        return ManualWords::tr("a step");
    case Outcome::Replaced:
        return ManualWords::tr("replaced by");
    case Outcome::Refused:
        return ManualWords::tr("refused");
    case Outcome::Pending:
        return ManualWords::tr("to come");
    }
    return {};
}

TableCell outcomeCell(Outcome outcome)
{
    const auto tone = outcome == Outcome::Step ? Tone::Normal : outcome == Outcome::Pending ? Tone::Muted : Tone::Strong;
    return {.text = outcomeText(outcome), .sort = int(outcome), .tone = tone};
}

} // namespace

QString typedText(const ManualRow &row)
{
    switch (row.typed) {
    case ManualRow::Typed::Works:
        return ManualWords::tr("Typed on a server as it is printed: works.");
    case ManualRow::Typed::DoesNotEnd:
        return ManualWords::tr("Typed on a server as it is printed: works, and goes on until it is ended.");
    case ManualRow::Typed::Refused:
        return ManualWords::tr("Not to be typed on a server; instead: %1").arg(row.instead);
    case ManualRow::Typed::IsNoCommand:
        break;
    }
    return {};
}

std::unique_ptr<ManualModel> makeManualModel()
{
    using R = ManualRow;
    ManualModel::Columns columns = {
        {"line", QT_TRANSLATE_NOOP("Table", "Line"), Qt::AlignRight, [](const R &r) { return idCell(r.line); }},
        {"command", QT_TRANSLATE_NOOP("Table", "The manual says"), Qt::AlignLeft, [](const R &r) { return textCell(r.command); }},
        {"outcome", QT_TRANSLATE_NOOP("Table", "Became"), Qt::AlignLeft, [](const R &r) { return outcomeCell(r.outcome); }},
        {"step", QT_TRANSLATE_NOOP("Table", "Runbook and step"), Qt::AlignLeft, [](const R &r) { return r.step.isEmpty() ? noneCell() : textCell(r.step); }},
        {"why", QT_TRANSLATE_NOOP("Table", "Why"), Qt::AlignLeft, [](const R &r) { return textCell(localText(r.why)); }},
    };
    return std::make_unique<ManualModel>(std::move(columns), ManualRowKey{});
}

} // namespace qcat::ui
