#include "upkeep_panel.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/reason_bar.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

UpkeepPanel::UpkeepPanel(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_engine(context.engine), m_model(makeUpkeepModel()), m_title(new QLabel(this)),
      m_table(new DataTable(*m_model, QStringLiteral("upkeep_table"), context, this)), m_done(new QPushButton(this)), m_answer(new QLabel(this)),
      m_note(new ReasonBar(QStringLiteral("upkeep_note"), this))
{
    m_title->setProperty("role", QStringLiteral("panelTitle"));
    m_done->setObjectName(QStringLiteral("upkeep_done"));
    m_answer->setObjectName(QStringLiteral("upkeep_answer"));
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_done);
    actions->addWidget(m_answer, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    layout->addLayout(actions);
    connect(m_table, &DataTable::currentRowChanged, this, &UpkeepPanel::updateButton);
    connect(m_done, &QPushButton::clicked, this, &UpkeepPanel::noteCurrent);
}

UpkeepPanel::~UpkeepPanel()
{
    delete m_table; // before the model that it shows
}

void UpkeepPanel::refresh()
{
    m_model->setRows(upkeepRows(m_engine.ops(), m_engine.wallNow()));
    m_table->setStale(m_engine.isOpsStale());
    if (m_table->currentRow() < 0 && m_model->rowCount() > 0)
        m_table->selectRow(0);
    updateButton();
}

void UpkeepPanel::retranslate()
{
    m_title->setText(tr("Upkeep calendar"));
    m_table->setEmptyText(tr("No upkeep is asked for. The section upkeep of the configuration says how often what is due."));
    m_done->setText(tr("This was done …"));
}

void UpkeepPanel::updateButton()
{
    const int row = m_table->currentRow();
    const bool isSeen = row >= 0 && m_model->row(row).item.isSeen;
    m_done->setEnabled(row >= 0 && !isSeen);
    m_done->setToolTip(isSeen ? tr("QCAT sees by itself when this is done.") : QString());
}

void UpkeepPanel::noteCurrent()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const auto task = m_model->row(row).item.task;
    m_note->ask(tr("%1: what was done, and what was found?").arg(word(task)), tr("Note it"), [this, task](const QString &note) {
        m_answer->setText(tr("Sent"));
        m_engine.submit(api::NoteUpkeep{task, note.toStdString()}, this, [this, task](const api::CommandAnswered &answer) {
            m_answer->setText(answer.error ? errorText(*answer.error) : tr("%1: noted as done").arg(word(task)));
        });
    });
}

} // namespace qcat::ui
