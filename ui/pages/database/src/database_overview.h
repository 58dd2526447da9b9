#pragma once

#include "database_tab.h"

#include <qcat/ui_charts/history_panel.h>
#include <qcat/ui_charts/time_window.h>

class QLabel;

namespace qcat::ui
{

class FactsLabel;

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
    void showConnections(const domain::PostgresStatus &status);
    void showWork(const domain::PostgresStatus &status);
    void showDisk(const domain::PostgresStatus &status);

    TimeWindow m_window;
    QLabel *m_titles[3];
    FactsLabel *m_facts[3];
    std::vector<HistoryPanel *> m_charts;
    QLabel *m_exported;
};

} // namespace qcat::ui
