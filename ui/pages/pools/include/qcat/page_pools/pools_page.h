#pragma once

#include <qcat/ui_charts/time_window.h>
#include <qcat/ui_models/pool_tables.h>
#include <qcat/ui_widgets/page.h>

#include <string>

class QLabel;

namespace qcat::ui
{

class DataTable;
class FactsLabel;
class HistoryPanel;
class PoolForecastPanel;
class WaitHistogramChart;

// Every connection pool: who holds which connection since when and from where, who waits, what was closed and why, and what another size
// would do. Below the list everything is of the chosen pool.
class PoolsPage : public Page
{
    Q_OBJECT

public:
    explicit PoolsPage(const PageContext &context, QWidget *parent = nullptr);
    ~PoolsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override; // borrowers that wait
    void open(const QString &subject) override; // a pool's name
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void showPool();
    void showFacts(const domain::PoolStatus &pool);
    void setCharts();

    std::unique_ptr<PoolsModel> m_pools;
    std::unique_ptr<HoldersModel> m_holders;
    DataTable *m_poolTable;
    DataTable *m_holderTable;
    QLabel *m_holderTitle;
    QLabel *m_factsTitle;
    FactsLabel *m_facts;
    WaitHistogramChart *m_waits;
    PoolForecastPanel *m_forecast;
    TimeWindow m_window;
    HistoryPanel *m_use;
    HistoryPanel *m_times;
    std::vector<QWidget *> m_ofPool; // what is shown of the chosen pool
    std::string m_chosen;
};

} // namespace qcat::ui
