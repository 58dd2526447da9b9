#include <qcat/page_manual/manual_page.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_widgets/data_table.h>

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

ManualPage::ManualPage(const PageContext &context, std::vector<ManualRow> lines, QWidget *parent)
    : Page(context, QStringLiteral("manual"), parent), m_lines(std::move(lines)), m_model(makeManualModel()),
      m_table(new DataTable(*m_model, QStringLiteral("manual_table"), context, this)), m_reason(new QLabel(this))
{
    m_reason->setObjectName(QStringLiteral("manual_reason"));
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    content()->addWidget(m_table, 1);
    content()->addWidget(m_reason);
    connect(m_table, &DataTable::currentRowChanged, this, &ManualPage::showReason);
}

ManualPage::~ManualPage()
{
    delete m_table; // before the model that it shows
}

QString ManualPage::navigationTitle() const
{
    return tr("Manual");
}

QString ManualPage::helpText() const
{
    return tr("Every command of the fault manual with what became of it: the step of a runbook that it is, the safer step in its place, or why "
              "nothing does it. / filters by any word; on the command line: qcat manual.");
}

void ManualPage::focusFilter()
{
    m_table->focusFilter();
}

void ManualPage::retranslate()
{
    m_table->setEmptyText(tr("The table of the manual was not found beside the program."));
    m_model->setRows({}); // cells are made once, in the language of then
    m_model->setRows(m_lines);
    const auto done = std::ranges::count_if(m_lines, [](const ManualRow &row) { return !row.step.isEmpty(); });
    setVerdict(tr("%1 of %2 lines of the manual are steps of runbooks").arg(done).arg(m_lines.size()),
               tr("The others are refused with the reason, or wait for a part that is to come."));
    showReason(m_table->currentRow());
}

void ManualPage::showReason(int row)
{
    const bool isLine = row >= 0 && row < m_model->rowCount();
    if (!isLine)
        return m_reason->clear();
    const auto &line = m_model->row(row);
    QStringList text{line.command, localText(line.why), typedText(line)};
    text.removeAll(QString());
    m_reason->setText(text.join(QLatin1Char('\n')));
}

} // namespace qcat::ui
