#include <qcat/page_diagnosis/diagnosis_page.h>

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/runbook_request.h>
#include <qcat/ui_widgets/data_table.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

DiagnosisPage::DiagnosisPage(const PageContext &context, std::vector<FaultFacts> faults, QWidget *parent)
    : Page(context, QStringLiteral("diagnosis"), parent), m_faults(std::move(faults)), m_model(makeFaultRankingModel()),
      m_table(new DataTable(*m_model, QStringLiteral("fault_ranking"), context, this)), m_meaning(new QLabel(this)), m_open(new QPushButton(this))
{
    m_meaning->setObjectName(QStringLiteral("diagnosis_meaning"));
    m_meaning->setWordWrap(true);
    m_meaning->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open->setObjectName(QStringLiteral("diagnosis_open"));
    content()->addWidget(m_table, 1);
    content()->addWidget(m_meaning);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_open);
    actions->addStretch();
    content()->addLayout(actions);
    connect(m_table, &DataTable::currentRowChanged, this, &DiagnosisPage::showChosen);
    connect(m_table, &DataTable::activated, this, &DiagnosisPage::openRunbook);
    connect(m_open, &QPushButton::clicked, this, &DiagnosisPage::openRunbook);
}

DiagnosisPage::~DiagnosisPage()
{
    delete m_table; // before the model that it shows
}

QString DiagnosisPage::navigationTitle() const
{
    return tr("Diagnosis");
}

QString DiagnosisPage::helpText() const
{
    return tr("Every fault that QCAT knows, the likeliest by what is seen now first, with what one would notice of it. / narrows it down to the words "
              "of what you noticed; Enter opens the runbook, which looks before it changes anything.");
}

void DiagnosisPage::focusFilter()
{
    m_table->focusFilter();
}

void DiagnosisPage::refresh()
{
    const auto ranked = rankFaults(m_faults, engine().ops());
    m_model->setRows(ranked);
    const auto likely = std::ranges::count_if(ranked, [](const RankedFault &one) { return one.evidence >= FaultEvidence::Critical; });
    if (likely > 0)
        setVerdict(tr("%n fault(s) fit what is seen now", nullptr, int(likely)), tr("The likeliest: %1").arg(localText(ranked.front().fault.title)));
    else
        setVerdict(tr("Nothing that is watched looks broken"), tr("Type / and what you noticed: a runbook looks before it changes anything."));
    showChosen();
}

void DiagnosisPage::retranslate()
{
    m_table->setEmptyText(tr("No fault is known: the folder of faults was not found beside the program."));
    m_model->setRows({}); // cells are made once, in the language of then
    refresh();
}

const RankedFault *DiagnosisPage::chosen() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_model->rowCount() ? &m_model->row(row) : nullptr;
}

void DiagnosisPage::showChosen()
{
    const auto *ranked = chosen();
    m_meaning->setText(ranked ? localText(ranked->fault.meaning) : tr("Choose a fault to read what it means."));
    m_open->setEnabled(ranked && !ranked->runbookTitle.isEmpty());
    m_open->setText(ranked && ranked->incident.isValid() ? tr("Go on with its runbook") : tr("Open its runbook"));
}

void DiagnosisPage::openRunbook()
{
    const auto *ranked = chosen();
    if (!ranked || ranked->runbookTitle.isEmpty())
        return;
    const auto subject =
        ranked->incident.isValid() ? QString::fromStdString(ranked->incident.value) : RunbookRequest{ranked->fault.runbook, {}}.subject();
    Q_EMIT openRequested(QStringLiteral("wizard"), subject);
}

} // namespace qcat::ui
