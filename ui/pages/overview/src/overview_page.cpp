#include <qcat/page_overview/overview_page.h>

#include "severity_lane.h"

#include <qcat/ui_charts/component_map.h>
#include <qcat/ui_charts/equity_chart.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/incident_view.h>

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace qcat::ui
{

namespace
{

constexpr int kLanesHeight = 400; // holds a full card; what a tall window has more goes to the charts

// Spans of incidents are wall time, the curve is event time. Where a recording is replayed the two have nothing to do
// with each other.
std::vector<EquityChart::Span> spansOf(const api::OpsSnapshot &ops, const api::TradingSnapshot &trading,
                                       base::WallTime now)
{
    std::vector<EquityChart::Span> spans;
    if (trading.replay || trading.equity.empty())
        return spans;
    for (const auto &incident : ops.incidents) {
        const base::WallTime end = incident.resolvedAt.isValid() ? incident.resolvedAt : now;
        if (incident.since.isValid() && end > trading.equity.front().time)
            spans.push_back({incident.since, std::min(end, trading.equity.back().time), incident.severity,
                             localText(incident.title)});
    }
    std::ranges::sort(spans, {}, &EquityChart::Span::from);
    return spans;
}

} // namespace

OverviewPage::OverviewPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("overview"), parent), m_answer(new QLabel(this)), m_equityTitle(new QLabel(this)),
      m_equityNote(new QLabel(this)), m_equity(new EquityChart(context.look, this)), m_mapTitle(new QLabel(this)),
      m_mapNote(new QLabel(this)), m_map(new ComponentMap(context.look, this))
{
    m_answer->setObjectName(QStringLiteral("overview_answer"));
    m_answer->setProperty("role", QStringLiteral("error"));
    m_answer->hide();
    m_equity->setObjectName(QStringLiteral("overview_equity"));
    m_map->setObjectName(QStringLiteral("overview_map"));
    buildLanes();
    content()->addWidget(m_answer);
    buildCharts();
}

void OverviewPage::buildLanes()
{
    auto *lanesBox = new QWidget(this);
    lanesBox->setMaximumHeight(kLanesHeight);
    auto *lanes = new QHBoxLayout(lanesBox);
    lanes->setContentsMargins(0, 0, 0, 0);
    lanes->setSpacing(12);
    for (const auto severity :
         {domain::Severity::P0, domain::Severity::P1, domain::Severity::P2, domain::Severity::P3}) {
        auto *lane = new SeverityLane(engine(), look(), severity, this);
        connect(lane, &SeverityLane::acknowledgeRequested, this, &OverviewPage::acknowledge);
        connect(lane, &SeverityLane::runbookRequested, this,
                [this](const QString &id) { Q_EMIT openRequested(QStringLiteral("wizard"), id); });
        connect(lane, &SeverityLane::evidenceRequested, this,
                [this](const QString &id) { Q_EMIT openRequested(QStringLiteral("incidents"), id); });
        lanes->addWidget(lane, severity == domain::Severity::P0 ? 7 : 5); // the lane that is read first
        m_lanes.push_back(lane);
    }
    content()->addWidget(lanesBox, 3);
}

void OverviewPage::buildCharts()
{
    auto *charts = new QHBoxLayout;
    charts->setSpacing(12);
    charts->addWidget(panel(m_equityTitle, m_equityNote, m_equity), 5);
    charts->addWidget(panel(m_mapTitle, m_mapNote, m_map), 4);
    content()->addLayout(charts, 2);
    connect(m_map, &ComponentMap::activated, this,
            [this](const QString &component) { Q_EMIT openRequested(QStringLiteral("system"), component); });
}

QWidget *OverviewPage::panel(QLabel *title, QLabel *note, QWidget *chart)
{
    auto *frame = new QFrame(this);
    frame->setProperty("role", QStringLiteral("panel"));
    title->setProperty("role", QStringLiteral("panelTitle"));
    note->setProperty("role", QStringLiteral("detail"));
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(note);
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->addLayout(head);
    layout->addWidget(chart, 1);
    return frame;
}

QString OverviewPage::navigationTitle() const
{
    return tr("Overview");
}

QString OverviewPage::helpText() const
{
    return tr("The sentence on top says whether trading is safe and what is broken. Each card is one fault, sorted by "
              "the time until it does "
              "harm: acknowledge it, open its runbook, or look at the evidence. In the map, arrow keys move between "
              "components and Enter opens one.");
}

void OverviewPage::refresh()
{
    const base::Duration opsAge = engine().ageOf(engine().ops().at);
    const Headline headline = headlineOf(engine().snapshot(), engine().wallNow(), opsAge);
    if (engine().link() != api::LinkState::Connected || engine().isOpsStale())
        setVerdict(tr("Not known: the engine has not been heard for %1").arg(ageText(opsAge)),
                   tr("What is shown is the past. It said then: %1").arg(headline.title));
    else
        setVerdict(headline.title, headline.detail);
    for (SeverityLane *lane : m_lanes)
        lane->refresh();
    refreshEquity();
    refreshMap();
}

void OverviewPage::refreshEquity()
{
    const auto &trading = engine().trading();
    m_equity->setData(trading.equity, spansOf(engine().ops(), trading, engine().wallNow()));
    const QString age = ageText(engine().ageOf(trading.at));
    m_equity->setStale(engine().isTradingStale() ? age : QString());
    m_equityNote->setText(trading.equity.empty() ? QString()
                                                 : decimalText(trading.equity.back().equity, 2) +
                                                       QStringLiteral(" · ") + tr("%1 ago").arg(age));
}

void OverviewPage::refreshMap()
{
    const auto &components = engine().ops().components;
    // What a probe's age is counted from: an attached engine's steady clock is not ours.
    const base::SteadyTime opsNow = engine().ops().at + engine().ageOf(engine().ops().at);
    m_map->setComponents(components, opsNow);
    const auto consequences = std::ranges::count_if(components, [](const auto &c) { return c.because.isValid(); });
    const auto broken = std::ranges::count_if(
        components, [](const auto &c) { return c.health == domain::Health::Crit && !c.because.isValid(); });
    if (broken > 0 && consequences > 0)
        m_mapNote->setText(tr("%1 broken, %2 fail because of it").arg(broken).arg(consequences));
    else
        m_mapNote->setText(broken > 0 ? tr("%1 broken").arg(broken) : QString());
}

void OverviewPage::acknowledge(const QString &incident)
{
    m_answer->hide();
    engine().submit(api::AcknowledgeIncident{{incident.toStdString()}}, this,
                    [this](const api::CommandAnswered &answer) {
                        m_answer->setVisible(answer.error.has_value());
                        if (answer.error)
                            m_answer->setText(errorText(*answer.error));
                    });
}

void OverviewPage::retranslate()
{
    m_equityTitle->setText(tr("Equity today, quote asset, with incidents"));
    m_mapTitle->setText(tr("What stands on what"));
}

} // namespace qcat::ui
