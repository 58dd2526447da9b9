#include "inputs_form.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>

#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace qcat::ui
{

namespace
{

QStringList valuesOf(const domain::RunbookParameter &parameter)
{
    QStringList values;
    for (const auto &value : parameter.values)
        values << QString::fromStdString(value);
    return values;
}

QString boundsText(const domain::RunbookParameter &parameter)
{
    switch (parameter.kind) {
    case domain::InputKind::Integer:
        return InputsForm::tr("a whole number from %1 to %2").arg(parameter.min).arg(parameter.max);
    case domain::InputKind::Duration:
        return InputsForm::tr("a time from %1 to %2, such as 30s, 5m or 1h")
            .arg(durationText(std::chrono::milliseconds(parameter.min)), durationText(std::chrono::milliseconds(parameter.max)));
    case domain::InputKind::Enum:
        return InputsForm::tr("one of %1").arg(valuesOf(parameter).join(QStringLiteral(", ")));
    case domain::InputKind::Text:
        return InputsForm::tr("a text of %1 to %2 bytes").arg(parameter.min).arg(parameter.max);
    }
    return {};
}

} // namespace

InputsForm::InputsForm(QWidget *parent) : QFrame(parent), m_layout(new QFormLayout(this))
{
    setObjectName(QStringLiteral("wizard_inputs"));
    setProperty("role", QStringLiteral("panel"));
    hide();
}

void InputsForm::show(const std::string &key, const domain::Runbook &runbook, const domain::RunbookInputs &inputs,
                      bool mayEdit)
{
    if (key != m_key)
        build(runbook, inputs);
    m_key = key;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        m_rows[i].title->setText(localText(runbook.parameters[i].title));
        m_rows[i].edit->setReadOnly(!mayEdit);
        m_rows[i].edit->setPlaceholderText(boundsText(runbook.parameters[i]));
        m_rows[i].edit->setToolTip(boundsText(runbook.parameters[i]));
    }
    setVisible(!m_rows.empty());
}

void InputsForm::build(const domain::Runbook &runbook, const domain::RunbookInputs &inputs)
{
    while (m_layout->rowCount() > 0)
        m_layout->removeRow(0);
    m_rows.clear();
    for (const auto &parameter : runbook.parameters) {
        Row row{parameter.name, new QLabel(this), new QLineEdit(this)};
        row.edit->setObjectName(QStringLiteral("wizard_input_") + QString::fromStdString(parameter.name));
        row.edit->setMaximumWidth(420);
        row.title->setBuddy(row.edit);
        if (!parameter.values.empty())
            row.edit->setCompleter(new QCompleter(valuesOf(parameter), row.edit));
        const auto input = inputs.find(parameter.name);
        row.edit->setText(QString::fromStdString(input != inputs.end() ? input->second : parameter.standard.value_or(std::string())));
        m_layout->addRow(row.title, row.edit);
        m_rows.push_back(row);
    }
}

void InputsForm::showNothing()
{
    hide();
}

domain::RunbookInputs InputsForm::inputs() const
{
    domain::RunbookInputs all;
    for (const auto &row : m_rows)
        all[row.name] = row.edit->text().toStdString();
    return all;
}

} // namespace qcat::ui
