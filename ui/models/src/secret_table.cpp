#include <qcat/ui_models/secret_table.h>

#include <qcat/ui_models/table_cells.h>

#include <QCoreApplication>

namespace qcat::ui
{

namespace
{

struct SecretWords {
    Q_DECLARE_TR_FUNCTIONS(SecretWords)
};

TableCell stateCell(const SecretRow &row)
{
    if (!row.problem.isEmpty())
        return {.text = row.problem, .sort = 0, .tone = Tone::Alarm};
    if (row.isOverdue)
        return {.text = SecretWords::tr("overdue: replace it"), .sort = 1, .tone = Tone::Alarm};
    return {.text = SecretWords::tr("good", "a secret"), .sort = 2, .tone = Tone::Good};
}

} // namespace

std::unique_ptr<SecretModel> makeSecretModel()
{
    using R = SecretRow;
    SecretModel::Columns columns = {
        {"name", QT_TRANSLATE_NOOP("Table", "Secret"), Qt::AlignLeft, [](const R &r) { return textCell(r.name); }},
        {"state", QT_TRANSLATE_NOOP("Table", "State"), Qt::AlignLeft, stateCell},
        {"age", QT_TRANSLATE_NOOP("Table", "Unchanged for"), Qt::AlignRight, [](const R &r) { return textCell(r.age); }},
        {"file", QT_TRANSLATE_NOOP("Table", "File"), Qt::AlignLeft, [](const R &r) { return textCell(r.file); }},
    };
    return std::make_unique<SecretModel>(std::move(columns), SecretRowKey{});
}

} // namespace qcat::ui
