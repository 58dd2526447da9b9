#include "inputs_form.h"

#include <qcat/ui_models/finding_text.h>

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace qcat::ui
{

namespace
{

QString boundsText(const domain::RunbookParameter &parameter)
{
    return parameter.kind == domain::InputKind::Integer
               ? InputsForm::tr("a whole number from %1 to %2").arg(parameter.min).arg(parameter.max)
               : InputsForm::tr("a text of %1 to %2 bytes").arg(parameter.min).arg(parameter.max);
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
        if (const auto input = inputs.find(parameter.name); input != inputs.end())
            row.edit->setText(QString::fromStdString(input->second));
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
