#include "database_overview.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/facts_panel.h>

#include <QGridLayout>
#include <QHBoxLayout>

namespace qcat::ui
{

namespace
{

QString rateText(const domain::Counter &counter, base::Duration window)
{
    const auto rate = perSecond(counter, window);
    return rate ? measuredText(*rate, QStringLiteral("/s")) : QStringLiteral("–");
}

QString bytesRateText(const domain::Counter &counter, base::Duration window)
{
    const auto rate = perSecond(counter, window);
    return rate ? bytesText(*rate) + QStringLiteral("/s") : QStringLiteral("–");
}

QString sinceText(const domain::Counter &counter)
{
    return counter.delta ? countText(*counter.delta) : QStringLiteral("–");
}

} // namespace

DatabaseOverview::DatabaseOverview(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_overview"), parent)
{
    auto *panels = new QHBoxLayout;
    for (int i = 0; i < PanelCount; ++i) {
        m_panels[i] = new FactsPanel(QStringLiteral("database_panel_%1").arg(i), context.look, this);
        panels->addWidget(m_panels[i], 1);
    }
    auto *charts = new QGridLayout;
    for (int i = 0; i < 4; ++i) {
        auto *panel = new HistoryPanel(context, m_window, QStringLiteral("database_chart_%1").arg(i), this);
        charts->addWidget(panel, i / 2, i % 2);
        m_charts.push_back(panel);
    }
    m_charts[2]->chart()->setFromZero(false); // a ratio near one
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addLayout(panels);
    layout->addLayout(charts, 1);
}

QString DatabaseOverview::title() const
{
    return tr("Overview");
}

void DatabaseOverview::refresh(const domain::PostgresStatus &status)
{
    showConnections(status);
    showWork(status);
    showDisk(status);
    for (auto *chart : m_charts)
        chart->refresh();
}

void DatabaseOverview::showConnections(const domain::PostgresStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.headroom.hasData()) {
        const auto &room = status.headroom.data;
        facts = {{tr("In use"), countText(room.used)},
                 {tr("Free"), countText(room.left())},
                 {tr("max_connections"), countText(room.maxConnections)},
                 {tr("Reserved"), countText(room.reserved)}};
    }
    if (status.connections.hasData() && status.connections.data.hidden > 0)
        facts.push_back({tr("Hidden from this role"), countText(status.connections.data.hidden)});
    m_panels[ConnectionsPanel]->setFacts(facts, sectionState(status.headroom, status.often, engine()));
}

void DatabaseOverview::showWork(const domain::PostgresStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.counters.hasData()) {
        const auto &counters = status.counters.data;
        facts = {{tr("Commits"), rateText(counters.commits, counters.window)},
                 {tr("Rollbacks"), rateText(counters.rollbacks, counters.window)},
                 {tr("Deadlocks in %1").arg(spanText(counters.window)), sinceText(counters.deadlocks)},
                 {tr("Temporary files"), bytesRateText(counters.tempBytes, counters.window)}};
    }
    m_panels[WorkPanel]->setFacts(facts, sectionState(status.counters, status.sometimes, engine()));
}

void DatabaseOverview::showDisk(const domain::PostgresStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.checkpoints.hasData()) {
        const auto &points = status.checkpoints.data;
        facts = {{tr("WAL written"), bytesRateText(points.walBytes, points.window)},
                 {tr("WAL on disk"), points.walFileBytes ? bytesText(double(*points.walFileBytes)) : tr("hidden", "the server does not show it to this role")},
                 {tr("Checkpoints by time"), sinceText(points.timed)},
                 {tr("Checkpoints forced"), sinceText(points.requested)}};
        if (points.isArchiving)
            facts.push_back({tr("Last archived"), timeText(points.lastArchived)});
    }
    m_panels[DiskPanel]->setFacts(facts, sectionState(status.checkpoints, status.sometimes, engine()));
}

void DatabaseOverview::retranslate()
{
    m_panels[ConnectionsPanel]->setTitle(tr("Connections"));
    m_panels[WorkPanel]->setTitle(tr("Work"));
    m_panels[DiskPanel]->setTitle(tr("WAL and checkpoints"));
    m_charts[0]->setSeries(tr("Connections"), {{"postgresql.connections", tr("in use")}, {"postgresql.connections_left", tr("free")}});
    m_charts[1]->setSeries(tr("Transactions a second"), {{"postgresql.commits", tr("commits")}, {"postgresql.rollbacks", tr("rollbacks")}});
    m_charts[2]->setSeries(tr("Reads from memory"), {{"postgresql.cache_hit_ratio", tr("share")}});
    m_charts[3]->setSeries(tr("Sessions in trouble"), {{"postgresql.lock_sessions", tr("in lock queues")},
                                                       {"postgresql.long_running", tr("long statements")},
                                                       {"postgresql.idle_in_transaction", tr("idle in transaction")}});
}

} // namespace qcat::ui
