#pragma once

#include "database_tab.h"

#include <qcat/ui_charts/history_panel.h>
#include <qcat/ui_charts/time_window.h>

namespace qcat::ui
{

class FactsPanel;

// The figures of the whole server and four charts on one time axis.
class DatabaseOverview : public DatabaseTab
{
    Q_OBJECT

public:
    DatabaseOverview(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;

private:
    enum Panel { ConnectionsPanel, WorkPanel, DiskPanel, PanelCount };

    void showConnections(const domain::PostgresStatus &status);
    void showWork(const domain::PostgresStatus &status);
    void showDisk(const domain::PostgresStatus &status);

    TimeWindow m_window;
    FactsPanel *m_panels[PanelCount];
    std::vector<HistoryPanel *> m_charts;
};

} // namespace qcat::ui
