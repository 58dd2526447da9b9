#include "database_overview.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/facts_label.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

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
    : DatabaseTab(context, QStringLiteral("database_overview"), parent), m_exported(new QLabel(this))
{
    auto *panels = new QHBoxLayout;
    for (int i = 0; i < 3; ++i) {
        auto *frame = new QFrame(this);
        frame->setProperty("role", QStringLiteral("panel"));
        m_titles[i] = new QLabel(frame);
        m_titles[i]->setProperty("role", QStringLiteral("panelTitle"));
        m_facts[i] = new FactsLabel(FactsLabel::Align::Right, frame);
        auto *box = new QVBoxLayout(frame);
        box->addWidget(m_titles[i]);
        box->addWidget(m_facts[i]);
        box->addStretch(1);
        panels->addWidget(frame, 1);
    }
    auto *charts = new QGridLayout;
    for (int i = 0; i < 4; ++i) {
        auto *panel = new HistoryPanel(context, m_window, QStringLiteral("database_chart_%1").arg(i), this);
        charts->addWidget(panel, i / 2, i % 2);
        connect(panel, &HistoryPanel::exported, m_exported, [this](const QString &message) { m_exported->setText(message); });
        m_charts.push_back(panel);
    }
    m_charts[2]->chart()->setFromZero(false); // a ratio near one
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(panels);
    layout->addLayout(charts, 1);
    layout->addWidget(m_exported);
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
        facts.push_back({tr("Not visible without pg_monitor"), countText(status.connections.data.hidden)});
    facts.push_back({tr("Data"), sectionState(status.headroom, status.often, engine()).text});
    m_facts[0]->setFacts(facts, context().look.theme().muted);
}

void DatabaseOverview::showWork(const domain::PostgresStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.counters.hasData()) {
        const auto &counters = status.counters.data;
        facts = {{tr("Commits"), rateText(counters.commits, counters.window)},
                 {tr("Rollbacks"), rateText(counters.rollbacks, counters.window)},
                 {tr("Deadlocks in %1").arg(durationText(counters.window)), sinceText(counters.deadlocks)},
                 {tr("Temporary files"), bytesRateText(counters.tempBytes, counters.window)}};
    }
    facts.push_back({tr("Data"), sectionState(status.counters, status.sometimes, engine()).text});
    m_facts[1]->setFacts(facts, context().look.theme().muted);
}

void DatabaseOverview::showDisk(const domain::PostgresStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.checkpoints.hasData()) {
        const auto &points = status.checkpoints.data;
        facts = {{tr("WAL written"), bytesRateText(points.walBytes, points.window)},
                 {tr("WAL on disk"), points.walFileBytes ? bytesText(double(*points.walFileBytes)) : tr("not visible without pg_monitor")},
                 {tr("Checkpoints by time"), sinceText(points.timed)},
                 {tr("Checkpoints forced"), sinceText(points.requested)}};
        if (points.isArchiving)
            facts.push_back({tr("Last archived"), timeText(points.lastArchived)});
    }
    facts.push_back({tr("Data"), sectionState(status.checkpoints, status.sometimes, engine()).text});
    m_facts[2]->setFacts(facts, context().look.theme().muted);
}

void DatabaseOverview::retranslate()
{
    m_titles[0]->setText(tr("Connections"));
    m_titles[1]->setText(tr("Work"));
    m_titles[2]->setText(tr("WAL and checkpoints"));
    m_charts[0]->setSeries(tr("Connections"), {{"postgresql.connections", tr("in use")}, {"postgresql.connections_left", tr("free")}});
    m_charts[1]->setSeries(tr("Transactions a second"), {{"postgresql.commits", tr("commits")}, {"postgresql.rollbacks", tr("rollbacks")}});
    m_charts[2]->setSeries(tr("Reads from memory"), {{"postgresql.cache_hit_ratio", tr("share")}});
    m_charts[3]->setSeries(tr("Sessions in trouble"), {{"postgresql.lock_sessions", tr("in lock queues")},
                                                       {"postgresql.long_running", tr("long statements")},
                                                       {"postgresql.idle_in_transaction", tr("idle in transaction")}});
}

} // namespace qcat::ui
