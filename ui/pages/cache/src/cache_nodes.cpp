#include "cache_nodes.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/section_state.h>
#include <qcat/ui_widgets/facts_panel.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace qcat::ui
{

using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kSwitchesEvery = 1s; // they are read more often; older than two of these is stale

} // namespace

QString CacheNodes::orNotSaid(const std::string &text)
{
    return text.empty() ? tr("not said") : QString::fromStdString(text);
}

CacheNodes::CacheNodes(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_switches(new FactsPanel(QStringLiteral("cache_switches"), context.look, this)),
      m_exchange(new FactsPanel(QStringLiteral("cache_exchange"), context.look, this)),
      m_incidents(makeNodeIncidentsModel(), QStringLiteral("cache_node_incidents"), context, this)
{
    auto *panels = new QHBoxLayout;
    panels->addWidget(m_switches, 1);
    panels->addWidget(m_exchange, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addLayout(panels);
    layout->addWidget(m_incidents.view(), 1);
}

void CacheNodes::refresh(const domain::CacheStatus &status)
{
    showSwitches(status);
    showExchange(status);
    const auto &incidents = status.incidents;
    m_incidents.show(incidents, {}, m_context.engine, rowsOf(incidents.data.rows), incidents.data.total);
}

void CacheNodes::showSwitches(const domain::CacheStatus &status)
{
    const QColor alarm = m_context.look.theme().p0;
    std::vector<FactsLabel::Fact> facts;
    if (status.halts.hasData() && status.halts.data.empty())
        facts = {{tr("Halt"), tr("not set")}};
    for (const auto &halt : status.halts.data) {
        facts.push_back({tr("Halt"), QString::fromStdString(halt.key), alarm});
        facts.push_back({tr("By", "who set a halt"), orNotSaid(halt.who)});
        facts.push_back({tr("Since"), halt.since.isValid() ? timeText(halt.since) : tr("not said")});
        facts.push_back({tr("Why"), orNotSaid(halt.why)});
    }
    m_switches->setFacts(facts, sectionState(status.halts, kSwitchesEvery, m_context.engine));
}

void CacheNodes::showExchange(const domain::CacheStatus &status)
{
    const Theme &theme = m_context.look.theme();
    const auto &budget = status.budget;
    std::vector<FactsLabel::Fact> facts = {{tr("This node"), QString::fromStdString(status.node)}};
    if (budget.perSecond > 0) {
        facts.push_back({tr("Orders a second, all nodes"), countText(budget.perSecond)});
        facts.push_back({tr("Taken from"), budget.isShared ? tr("the shared budget") : tr("the own share, %1/s").arg(countText(budget.ownShare)),
                         budget.isShared ? QColor() : theme.p2});
        facts.push_back({tr("Orders sent, held back"), tr("%1, %2", "sent, held back").arg(countText(budget.taken), countText(budget.refused))});
    }
    facts.push_back({tr("Written for others"), countText(status.written)});
    facts.push_back({tr("Dropped"), countText(status.dropped), status.dropped > 0 ? theme.p2 : QColor()});
    SectionState state;
    state.hasData = true;
    if (status.writing.health != domain::Health::Ok)
        state = {findingText(status.writing), false, true, true};
    m_exchange->setFacts(facts, state);
}

void CacheNodes::retranslate()
{
    m_switches->setTitle(tr("Risk switch that all engines obey"));
    m_exchange->setTitle(tr("Exchange with other nodes"));
    m_incidents.view()->setTitle(tr("Incidents that other nodes told of"));
    m_incidents.view()->setNothingText(tr("No other node told of an incident."));
}

} // namespace qcat::ui
