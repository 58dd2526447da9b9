#include <qcat/page_performance/performance_page.h>

#include "stage_bar.h"

#include <qcat/ui_charts/history_panel.h>
#include <qcat/ui_models/runbook_request.h>
#include <qcat/ui_widgets/data_table.h>

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

PerformancePage::PerformancePage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("performance"), parent), m_baselines(makeBaselinesModel()),
      m_stages(makeStageTimesModel(QT_TRANSLATE_NOOP("Table", "Stage"), stageTitle)), m_requests(makeStageTimesModel(QT_TRANSLATE_NOOP("Table", "Path"), pathTitle)),
      m_baselineTable(new DataTable(*m_baselines, QStringLiteral("performance_baselines"), context, this)),
      m_chart(new HistoryPanel(context, m_window, QStringLiteral("performance_chart"), this)), m_stagesTitle(new QLabel(this)),
      m_stageBar(new StageBar(context.look, this)), m_stageTable(new DataTable(*m_stages, QStringLiteral("performance_stage_times"), context, this)),
      m_requestsTitle(new QLabel(this)), m_requestTable(new DataTable(*m_requests, QStringLiteral("performance_requests"), context, this)),
      m_reset(new QPushButton(this))
{
    m_reset->setObjectName(QStringLiteral("performance_reset"));
    for (auto *title : {m_stagesTitle, m_requestsTitle})
        title->setProperty("role", QStringLiteral("panelTitle"));
    auto *stages = new QVBoxLayout;
    stages->addWidget(m_stagesTitle);
    stages->addWidget(m_stageBar);
    stages->addWidget(m_stageTable, 1);
    auto *requests = new QVBoxLayout;
    requests->addWidget(m_requestsTitle);
    requests->addWidget(m_requestTable, 1);
    auto *grid = new QGridLayout;
    grid->addWidget(m_baselineTable, 0, 0, 1, 2);
    grid->addWidget(m_chart, 1, 0);
    grid->addLayout(requests, 1, 1);
    grid->addLayout(stages, 2, 0, 1, 2);
    grid->addWidget(m_reset, 3, 0, Qt::AlignLeft);
    grid->setRowStretch(0, 4);
    grid->setRowStretch(1, 3);
    grid->setRowStretch(2, 4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    content()->addLayout(grid, 1);
    connect(m_baselineTable, &DataTable::currentRowChanged, this, &PerformancePage::showMetric);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { Q_EMIT openRequested(QStringLiteral("wizard"), RunbookRequest{"performance.reset", {}}.subject()); });
}

PerformancePage::~PerformancePage()
{
    disconnect(m_baselineTable, nullptr, this, nullptr);
    delete m_baselineTable; // before the models that they show
    delete m_stageTable;
    delete m_requestTable;
}

QString PerformancePage::navigationTitle() const
{
    return tr("Performance");
}

QString PerformancePage::helpText() const
{
    return tr("What each figure usually is in this hour of the week is learned: the median and how far values lie from it. A figure above its limit for "
              "two intervals is a fault, which names what is to blame. Such values are not learned from: where a new level is right, have it learned "
              "anew. Below: where the time goes between a market event and the orders that answer it.");
}

int PerformancePage::badge() const
{
    return int(std::ranges::count(engine().data().performance->baselines, domain::BaselineState::Deviating, &domain::Baseline::state));
}

void PerformancePage::open(const QString &subject)
{
    refreshNow();
    if (const int row = m_baselines->indexOf(subject.toStdString()); row >= 0)
        m_baselineTable->selectRow(row);
}

void PerformancePage::focusFilter()
{
    m_baselineTable->focusFilter();
}

void PerformancePage::refresh()
{
    const auto &status = *engine().data().performance;
    const Verdict verdict = performanceVerdict(status, engine());
    setVerdict(verdict.title, verdict.detail);
    const bool isStale = status.wallTime.isValid() && engine().ageOf(status.at) > 2 * status.interval;
    m_baselines->setRows(rowsOf(status.baselines));
    m_stages->setRows(rowsOf(status.stages));
    m_requests->setRows(rowsOf(status.requests));
    for (auto *table : {m_baselineTable, m_stageTable, m_requestTable})
        table->setStale(isStale);
    m_stageBar->set(status.whole, status.stages);
    m_stageBar->setDimmed(isStale);
    if (m_baselineTable->currentRow() < 0 && m_baselines->rowCount() > 0)
        m_baselineTable->selectRow(0);
    showMetric();
}

void PerformancePage::showMetric()
{
    const int row = m_baselineTable->currentRow();
    m_chart->setVisible(row >= 0);
    if (row < 0)
        return;
    if (const auto &metric = m_baselines->row(row).value.metric; metric != m_chosen) {
        m_chosen = metric;
        setChart();
    }
    m_chart->refresh();
}

void PerformancePage::setChart()
{
    const std::string series = "performance." + m_chosen;
    m_chart->setSeries(metricTitle(m_chosen), {{series, tr("measured")}, {series + ".usual", tr("usual")}, {series + ".limit", tr("limit")}});
}

void PerformancePage::retranslate()
{
    m_baselineTable->setEmptyText(tr("Figures appear with the end of the first interval, performance.interval of the configuration."));
    m_stageTable->setEmptyText(tr("Stages appear with the first order."));
    m_requestTable->setEmptyText(tr("Nobody asked the API in the last interval."));
    m_stagesTitle->setText(tr("From a market event to its orders"));
    m_requestsTitle->setText(tr("Requests that took the most time"));
    m_reset->setText(tr("Learn anew what is usual …"));
    setChart();
}

} // namespace qcat::ui
