#include <qcat/page_cache/cache_page.h>

#include "cache_nodes.h"
#include "cache_overview.h"

#include <qcat/ui_models/data_plane_verdicts.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_models/formatting.h>
#include <qcat/ui_models/runbook_request.h>

#include <QHBoxLayout>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace qcat::ui
{

CachePage::CachePage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("cache"), parent), m_tabs(new QTabWidget(this)), m_overview(new CacheOverview(context, m_tabs)),
      m_commands(makeCommandRatesModel(), QStringLiteral("cache_commands"), context, m_tabs),
      m_clients(makeRedisClientsModel(), QStringLiteral("cache_clients"), context, m_tabs),
      m_slowLog(makeSlowLogModel(), QStringLiteral("cache_slow_log"), context, m_tabs),
      m_keyspace(makeKeyspaceModel(), QStringLiteral("cache_keyspace"), context, m_tabs),
      m_bigKeys(makeBigKeysModel(), QStringLiteral("cache_big_keys"), context, m_tabs),
      m_delays(makeLatencyEventsModel(), QStringLiteral("cache_delays"), context, m_tabs),
      m_replicas(makeReplicasModel(), QStringLiteral("cache_replicas"), context, m_tabs), m_nodes(new CacheNodes(context, m_tabs)),
      m_sample(new QPushButton(m_tabs)), m_cleanUp(new QPushButton(m_tabs))
{
    m_tabs->setObjectName(QStringLiteral("cache_tabs"));
    m_tabs->setDocumentMode(true);
    m_commands.view()->table()->sortBy(QStringLiteral("time"), Qt::DescendingOrder);
    m_clients.view()->table()->sortBy(QStringLiteral("memory"), Qt::DescendingOrder);
    m_slowLog.view()->table()->sortBy(QStringLiteral("time"), Qt::DescendingOrder);
    m_bigKeys.view()->table()->sortBy(QStringLiteral("bytes"), Qt::DescendingOrder);
    m_tabs->addTab(m_overview, QString());
    m_tabs->addTab(m_commands.view(), QString());
    m_tabs->addTab(m_clients.view(), QString());
    m_tabs->addTab(m_slowLog.view(), QString());
    m_tabs->addTab(keysTab(), QString());
    m_tabs->addTab(delaysTab(), QString());
    m_tabs->addTab(m_nodes, QString());
    content()->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &CachePage::refreshNow);
}

CachePage::~CachePage()
{
    disconnect(m_tabs, nullptr, this, nullptr); // they change while their pages go, and there is nothing left to refresh
}

QWidget *CachePage::keysTab()
{
    auto *tab = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_keyspace.view(), 1);
    layout->addWidget(m_bigKeys.view(), 2);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sample);
    buttons->addWidget(m_cleanUp);
    buttons->addStretch();
    layout->addLayout(buttons);
    m_sample->setObjectName(QStringLiteral("cache_sample"));
    connect(m_sample, &QPushButton::clicked, this, &CachePage::sampleKeys);
    m_cleanUp->setObjectName(QStringLiteral("cache_cleanUp"));
    connect(m_cleanUp, &QPushButton::clicked, this,
            [this] { Q_EMIT openRequested(QStringLiteral("wizard"), RunbookRequest{"redis.remove_prefix", {}}.subject()); });
    return tab;
}

QWidget *CachePage::delaysTab()
{
    auto *tab = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(tab);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_delays.view(), 1);
    layout->addWidget(m_replicas.view(), 1);
    return tab;
}

QString CachePage::navigationTitle() const
{
    return tr("Redis");
}

QString CachePage::helpText() const
{
    return tr("The inside of Redis: memory and what happens when it is full, how often keys are found, persistence, replication, who is "
              "connected, which commands take the time. Big keys are found by looking at a few keys at a time, when you ask for it. "
              "Nodes: the risk switch and the order budget that engines share, and the incidents of the others.");
}

void CachePage::focusFilter()
{
    if (auto *table = m_tabs->currentWidget()->findChild<DataTable *>())
        table->focusFilter();
}

void CachePage::refresh()
{
    const auto &status = *engine().data().redis;
    const Verdict verdict = redisVerdict(status, engine());
    setVerdict(verdict.title, verdict.detail);
    m_tabs->setVisible(!status.target.empty());
    m_commands.show(status.commands, status.often, engine(), rowsOf(status.commands.data.busiest.rows), status.commands.data.busiest.total);
    m_clients.show(status.clientList, status.sometimes, engine(), rowsOf(status.clientList.data.rows), status.clientList.data.total);
    m_slowLog.show(status.slowLog, status.sometimes, engine(), rowsOf(status.slowLog.data.rows), status.slowLog.data.total);
    showKeys(status);
    m_delays.show(status.latency, status.sometimes, engine(), rowsOf(status.latency.data.events.rows), status.latency.data.events.total);
    m_replicas.show(status.replication, status.often, engine(), rowsOf(status.replication.data.replicas.rows),
                    status.replication.data.replicas.total);
    m_delays.view()->setNothingText(status.latency.data.monitorOn == false
                                        ? tr("The latency monitor of Redis is off: set latency-monitor-threshold to see what delays it.")
                                        : tr("Nothing delayed Redis."));
    m_nodes->refresh(*engine().data().cache);
    m_commands.view()->setTitle(tr("Most time in the last %1").arg(spanText(status.commands.data.span)));
    if (m_tabs->currentWidget() == m_overview)
        m_overview->refresh(status);
}

void CachePage::showKeys(const domain::RedisStatus &status)
{
    m_keyspace.show(status.keyspace, status.often, engine(), rowsOf(status.keyspace.data.rows), status.keyspace.data.total);
    const auto &keys = status.bigKeys;
    m_bigKeys.show(keys, {}, engine(), rowsOf(keys.data.largest.rows), keys.data.largest.total);
    m_bigKeys.view()->setTitle(keys.hasData() ? keysTitle(keys.data) : tr("Largest keys"));
    m_sample->setText(keys.data.running ? tr("Stop looking") : tr("Look for big keys"));
}

QString CachePage::keysTitle(const domain::redis::BigKeys &keys) const
{
    const QString all = tr("Largest of %1 keys looked at, of %2; %3 of them never expire")
                            .arg(countText(keys.sampled), countText(keys.keys), countText(keys.withoutTtl));
    if (!keys.running || keys.keys == 0)
        return all;
    return tr("%1: %2", "how far it is, then what was found").arg(percentText(std::min(1.0, double(keys.sampled) / double(keys.keys))), all);
}

void CachePage::sampleKeys()
{
    m_sample->setEnabled(false); // until it is answered
    engine().submit(api::SampleRedisKeys{!engine().data().redis->bigKeys.data.running}, this, [this](const api::CommandAnswered &answer) {
        m_sample->setEnabled(true);
        m_sample->setToolTip(answer.error ? errorText(*answer.error) : QString());
    });
}

void CachePage::retranslate()
{
    const QString titles[] = {tr("Overview"), tr("Commands"), tr("Clients"), tr("Slow log"), tr("Keys"), tr("Delays and replicas"), tr("Nodes")};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titles[i]);
    m_overview->retranslate();
    m_nodes->retranslate();
    m_delays.view()->setTitle(tr("What delayed Redis, by its own monitor"));
    m_replicas.view()->setTitle(tr("Replicas"));
    m_replicas.view()->setNothingText(tr("No replica is connected."));
    m_cleanUp->setText(tr("Clean up by prefix…"));
    m_cleanUp->setToolTip(tr("Removes the keys of one owner by small steps, after counting them; in place of FLUSHDB."));
    m_clients.view()->setTitle(tr("Connected clients"));
    m_slowLog.view()->setTitle(tr("Commands that were slow"));
    m_keyspace.view()->setTitle(tr("Keys by database"));
    m_commands.view()->setNothingText(tr("No command was given yet."));
    m_clients.view()->setNothingText(tr("Nobody is connected."));
    m_slowLog.view()->setNothingText(tr("No command was slow."));
    m_keyspace.view()->setNothingText(tr("There are no keys."));
    m_bigKeys.view()->setNothingText(tr("No key was looked at yet. A pass goes by small steps, waits while Redis is slow, and can be stopped."));
}

} // namespace qcat::ui
