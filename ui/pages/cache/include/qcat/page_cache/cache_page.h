#pragma once

#include <qcat/ui_models/redis_tables.h>
#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/table_part.h>

class QPushButton;
class QTabWidget;

namespace qcat::ui
{

class CacheNodes;
class CacheOverview;

// The inside of Redis: the verdict with its number, memory, hits, persistence and replication with charts, then commands, clients, the slow
// log and keys, each with its age.
class CachePage : public Page
{
    Q_OBJECT

public:
    explicit CachePage(const PageContext &context, QWidget *parent = nullptr);
    ~CachePage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    QWidget *keysTab();
    QWidget *delaysTab();
    void showKeys(const domain::RedisStatus &status);
    QString keysTitle(const domain::redis::BigKeys &keys) const;
    void sampleKeys();

    QTabWidget *m_tabs;
    CacheOverview *m_overview;
    TablePart<CommandRatesModel> m_commands;
    TablePart<RedisClientsModel> m_clients;
    TablePart<SlowLogModel> m_slowLog;
    TablePart<KeyspaceModel> m_keyspace;
    TablePart<BigKeysModel> m_bigKeys;
    TablePart<LatencyEventsModel> m_delays;
    TablePart<ReplicasModel> m_replicas;
    CacheNodes *m_nodes;
    QPushButton *m_sample;
    QPushButton *m_cleanUp;
};

} // namespace qcat::ui
