#include <qcat/page_pools/pools_page.h>

#include "pool_forecast_panel.h"
#include "wait_histogram_chart.h"

#include <qcat/ui_charts/history_panel.h>
#include <qcat/ui_models/data_plane_verdicts.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/words.h>
#include <qcat/ui_widgets/data_table.h>
#include <qcat/ui_widgets/facts_label.h>

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <numeric>

namespace qcat::ui
{

namespace
{

constexpr int kPoolTableHeight = 32 + 4 * 26; // the header and four rows

} // namespace

PoolsPage::PoolsPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("pools"), parent), m_pools(makePoolsModel()), m_holders(makeHoldersModel()),
      m_poolTable(new DataTable(*m_pools, QStringLiteral("pools_table"), context, this)),
      m_holderTable(new DataTable(*m_holders, QStringLiteral("pools_holders"), context, this)), m_holderTitle(new QLabel(this)),
      m_factsTitle(new QLabel(this)), m_facts(new FactsLabel(FactsLabel::Align::Right, this)), m_waits(new WaitHistogramChart(context.look)),
      m_forecast(new PoolForecastPanel(context.look, this)), m_use(new HistoryPanel(context, m_window, QStringLiteral("pools_chart_use"), this)),
      m_times(new HistoryPanel(context, m_window, QStringLiteral("pools_chart_times"), this))
{
    m_poolTable->setFixedHeight(kPoolTableHeight);
    m_holderTable->sortBy(QStringLiteral("held"), Qt::DescendingOrder);
    m_holderTitle->setProperty("role", QStringLiteral("panelTitle"));
    m_factsTitle->setProperty("role", QStringLiteral("panelTitle"));
    auto *facts = new QFrame(this);
    facts->setProperty("role", QStringLiteral("panel"));
    auto *factsBox = new QVBoxLayout(facts);
    factsBox->addWidget(m_factsTitle);
    factsBox->addWidget(m_waits);
    factsBox->addWidget(m_facts);
    factsBox->addStretch(1);
    auto *holders = new QVBoxLayout;
    holders->addWidget(m_holderTitle);
    holders->addWidget(m_holderTable, 1);
    auto *side = new QVBoxLayout;
    side->addWidget(m_forecast);
    side->addWidget(facts, 1);
    auto *grid = new QGridLayout;
    grid->addWidget(m_poolTable, 0, 0, 1, 2);
    grid->addWidget(m_use, 1, 0);
    grid->addWidget(m_times, 1, 1);
    grid->addLayout(holders, 2, 0, 1, 2);
    grid->addLayout(side, 0, 2, 3, 1);
    grid->setRowStretch(1, 2);
    grid->setRowStretch(2, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    content()->addLayout(grid, 1);
    m_ofPool = {m_use, m_times, m_forecast, m_holderTitle, m_holderTable, facts};
    connect(m_poolTable, &DataTable::currentRowChanged, this, &PoolsPage::showPool);
}

PoolsPage::~PoolsPage()
{
    disconnect(m_poolTable, nullptr, this, nullptr);
    delete m_poolTable; // before the models that they show
    delete m_holderTable;
}

QString PoolsPage::navigationTitle() const
{
    return tr("Pools");
}

QString PoolsPage::helpText() const
{
    return tr("Connections are lent first come, first served. Choose a pool to see who holds its connections since when and from which line of "
              "code, how long borrowers wait, why connections were closed, and what another size would do.");
}

int PoolsPage::badge() const
{
    const auto &pools = engine().data().pools;
    return std::accumulate(pools.begin(), pools.end(), 0, [](int sum, const auto &pool) { return sum + pool.waiting; });
}

void PoolsPage::open(const QString &subject)
{
    refreshNow();
    if (const int row = m_pools->indexOf(subject.toStdString()); row >= 0)
        m_poolTable->selectRow(row);
}

void PoolsPage::focusFilter()
{
    m_holderTable->focusFilter();
}

void PoolsPage::refresh()
{
    const auto &pools = engine().data().pools;
    const Verdict verdict = poolsVerdict(pools, engine());
    setVerdict(verdict.title, verdict.detail);
    m_pools->setRows(rowsOf(pools));
    const bool isStale = !pools.empty() && engine().ageOf(pools.front().at) > kPoolsStaleAfter;
    m_poolTable->setStale(isStale);
    m_holderTable->setStale(isStale);
    if (m_poolTable->currentRow() < 0 && m_pools->rowCount() > 0)
        m_poolTable->selectRow(0);
    showPool();
}

void PoolsPage::showPool()
{
    const int row = m_poolTable->currentRow();
    for (QWidget *part : m_ofPool)
        part->setVisible(row >= 0);
    if (row < 0)
        return m_holders->setRows({});
    const domain::PoolStatus &pool = m_pools->row(row).value;
    if (pool.name != m_chosen) {
        m_chosen = pool.name;
        setCharts();
    }
    m_holders->setRows(rowsOf(pool.holders.rows));
    m_holderTable->setTotal(pool.holders.total, DataTable::Cut::First);
    m_waits->set(pool.acquireTimes);
    m_forecast->setPool(pool);
    showFacts(pool);
    m_use->refresh();
    m_times->refresh();
}

void PoolsPage::showFacts(const domain::PoolStatus &pool)
{
    std::vector<FactsLabel::Fact> facts = {{tr("Data"), tr("%1 old").arg(ageText(engine().ageOf(pool.at)))},
                                           {tr("Lent since the start"), countText(qint64(pool.acquired))},
                                           {tr("Had to wait"), countText(qint64(pool.waited))},
                                           {tr("Gave up waiting"), countText(qint64(pool.timedOut))},
                                           {tr("Turned away"), countText(qint64(pool.refused))}};
    for (std::size_t i = 0; i < domain::kPoolCloseCauses; ++i)
        if (pool.closed[i] > 0)
            facts.push_back({tr("Closed: %1").arg(word(domain::PoolCloseCause(i))), countText(qint64(pool.closed[i]))});
    if (!pool.dials.lastError.code.empty())
        facts.push_back({tr("Last failure to connect, %1").arg(timeText(pool.dials.lastErrorAt)), errorText(pool.dials.lastError)});
    const QColor muted = look().theme().muted;
    if (engine().ageOf(pool.at) > kPoolsStaleAfter)
        for (auto &fact : facts)
            fact.color = muted;
    m_facts->setFacts(facts, muted);
}

void PoolsPage::setCharts()
{
    const std::string prefix = "pool." + m_chosen + '.';
    m_use->setSeries(tr("Connections"), {{prefix + "in_use", tr("in use")}, {prefix + "idle", tr("idle")}, {prefix + "waiting", tr("waiting")}});
    m_times->setSeries(tr("Times"), {{prefix + "mean_hold", tr("held")}, {prefix + "mean_wait", tr("waited")}});
}

void PoolsPage::retranslate()
{
    m_poolTable->setEmptyText(tr("The embedded stores need no connection pool."));
    m_holderTable->setEmptyText(tr("Nobody holds a connection of this pool."));
    m_holderTitle->setText(tr("Who holds a connection"));
    m_factsTitle->setText(tr("How long it takes to get one"));
    m_forecast->retranslate();
    setCharts();
}

} // namespace qcat::ui
