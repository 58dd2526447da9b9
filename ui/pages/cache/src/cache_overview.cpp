#include "cache_overview.h"

#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/section_state.h>
#include <qcat/ui_widgets/facts_panel.h>
#include <qcat/ui_widgets/sign.h>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

#include <ranges>

namespace qcat::ui
{

QColor CacheOverview::adviceColor(const Theme &theme, domain::Health health)
{
    return health == domain::Health::Ok ? theme.muted : signColor(theme, signOf(health));
}

// What is well in itself and could be better is no state of health: a hint.
QString CacheOverview::adviceWord(domain::Health health)
{
    switch (health) {
    case domain::Health::Crit:
        return tr("Danger", "of a piece of advice");
    case domain::Health::Warn:
        return tr("Look at", "of a piece of advice");
    case domain::Health::Ok:
    case domain::Health::Unknown:
        break;
    }
    return tr("Hint", "of a piece of advice");
}

CacheOverview::CacheOverview(const PageContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_advice(new QLabel(this))
{
    auto *panels = new QHBoxLayout;
    for (int i = 0; i < PanelCount; ++i) {
        m_panels[i] = new FactsPanel(QStringLiteral("cache_panel_%1").arg(i), context.look, this);
        panels->addWidget(m_panels[i], 1);
    }
    m_advice->setObjectName(QStringLiteral("cache_advice"));
    m_advice->setWordWrap(true);
    m_advice->setTextFormat(Qt::RichText);
    m_advice->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *charts = new QGridLayout;
    for (int i = 0; i < 4; ++i) {
        auto *panel = new HistoryPanel(context, m_window, QStringLiteral("cache_chart_%1").arg(i), this);
        charts->addWidget(panel, i / 2, i % 2);
        m_charts.push_back(panel);
    }
    m_charts[2]->chart()->setFromZero(false); // a ratio near one
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addLayout(panels);
    layout->addWidget(m_advice);
    layout->addLayout(charts, 1);
}

void CacheOverview::refresh(const domain::RedisStatus &status)
{
    showMemory(status);
    showHits(status);
    showSafety(status);
    showAdvice(status.advice);
    for (auto *chart : m_charts)
        chart->refresh();
}

void CacheOverview::showMemory(const domain::RedisStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.memory.hasData()) {
        const auto &memory = status.memory.data;
        facts = {{tr("Used"), bytesText(double(memory.used))},
                 {tr("Limit"), memory.limit > 0 ? bytesText(double(memory.limit)) : tr("none")},
                 {tr("When full"), QString::fromStdString(memory.policy)},
                 {tr("Resident"), bytesText(double(memory.rss))},
                 {tr("Peak"), bytesText(double(memory.peak))},
                 {tr("Fragmentation"), numberText(memory.fragmentation, 2)}};
    }
    m_panels[MemoryPanel]->setFacts(facts, sectionState(status.memory, status.often, m_context.engine));
}

void CacheOverview::showHits(const domain::RedisStatus &status)
{
    std::vector<FactsLabel::Fact> facts;
    if (status.windows.hasData() && !status.windows.data.empty()) {
        const auto &window = status.windows.data.size() > 1 ? status.windows.data[1] : status.windows.data[0];
        const auto ratio = window.hitRatio();
        const QColor evicting = window.evicted > 0 ? m_context.look.theme().p1 : QColor();
        facts = {{tr("In the last"), spanText(window.span)},
                 {tr("Found"), ratio ? percentText(*ratio) : tr("no key was asked for")},
                 {tr("Commands"), measuredText(window.perSecond(window.commands), QStringLiteral("/s"))},
                 {tr("Evicted"), countText(window.evicted), evicting},
                 {tr("Errors"), countText(window.errorReplies)}};
    }
    if (status.latency.hasData())
        facts.push_back({tr("Answers in"), latencyText(status.latency.data.ping)});
    if (status.clients.hasData())
        facts.push_back({tr("Clients, blocked"), tr("%1 of %2, %3", "connected, limit, blocked")
                                                     .arg(countText(status.clients.data.connected), countText(status.clients.data.limit),
                                                          countText(status.clients.data.blocked))});
    m_panels[HitsPanel]->setFacts(facts, sectionState(status.windows, status.often, m_context.engine));
}

void CacheOverview::showSafety(const domain::RedisStatus &status)
{
    const Theme &theme = m_context.look.theme();
    std::vector<FactsLabel::Fact> facts;
    if (status.persistence.hasData()) {
        const auto &kept = status.persistence.data;
        facts = {{tr("Last save"), kept.lastSave.isValid() ? timeText(kept.lastSave) : tr("never"), kept.lastSaveGood ? QColor() : theme.p0},
                 {tr("Changes since"), countText(kept.changesSinceSave)},
                 {tr("Append-only file"), !kept.appendOnly ? tr("off") : kept.lastAppendGood ? tr("good") : tr("last write failed"),
                  kept.appendOnly && !kept.lastAppendGood ? theme.p0 : QColor()}};
    }
    if (status.replication.hasData()) {
        const auto &replication = status.replication.data;
        const bool isReplica = replication.role == "slave";
        facts.push_back({tr("Role"), isReplica ? tr("replica of %1").arg(QString::fromStdString(replication.master)) : tr("primary")});
        if (isReplica)
            facts.push_back({tr("Link to the primary"), replication.linkUp ? tr("up") : tr("down for %1").arg(durationText(replication.linkDown)),
                             replication.linkUp ? QColor() : theme.p0});
        else
            facts.push_back({tr("Replicas"), countText(replication.replicas.total)});
    }
    m_panels[SafetyPanel]->setFacts(facts, sectionState(status.persistence, status.often, m_context.engine));
}

void CacheOverview::showAdvice(const std::vector<domain::Finding> &advice)
{
    QStringList lines;
    const bool isFirstTheTitle = !advice.empty() && advice.front().health == domain::Health::Crit;
    for (const auto &finding : advice | std::views::drop(isFirstTheTitle ? 1 : 0))
        lines << QStringLiteral("<span style='color:%1'><b>%2</b></span>&nbsp; %3")
                     .arg(adviceColor(m_context.look.theme(), finding.health).name(), adviceWord(finding.health).toHtmlEscaped(),
                          findingText(finding).toHtmlEscaped());
    m_advice->setText(lines.join(QStringLiteral("<br>")));
    m_advice->setVisible(!lines.isEmpty());
}

void CacheOverview::retranslate()
{
    m_panels[MemoryPanel]->setTitle(tr("Memory"));
    m_panels[HitsPanel]->setTitle(tr("Use"));
    m_panels[SafetyPanel]->setTitle(tr("Persistence and replication"));
    m_charts[0]->setSeries(tr("Memory"), {{"redis.memory_used", tr("used")}, {"redis.memory_rss", tr("resident")}});
    m_charts[1]->setSeries(tr("Commands a second"), {{"redis.commands", tr("commands")}, {"redis.evicted", tr("evicted keys")}});
    m_charts[2]->setSeries(tr("Keys that were found"), {{"redis.hit_ratio", tr("share")}});
    m_charts[3]->setSeries(tr("Answer time"), {{"redis.ping", tr("ping")}});
}

} // namespace qcat::ui
