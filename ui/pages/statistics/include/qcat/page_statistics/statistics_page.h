#pragma once

#include <qcat/domain/incident_query.h>
#include <qcat/ui_models/statistics_table.h>
#include <qcat/ui_widgets/page.h>

#include <memory>

class QComboBox;
class QLabel;

namespace qcat::ui
{

class DataTable;
class MonthChart;

// How many incidents there were and how long they took to see, take and mend: by severity, component and month. Asked when the page is
// shown, when the time is chosen, with F5, and every minute.
class StatisticsPage : public Page
{
    Q_OBJECT

public:
    explicit StatisticsPage(const PageContext &context, QWidget *parent = nullptr);
    ~StatisticsPage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void ask();
    void take(const base::Result<domain::IncidentStatistics> &statistics);
    void showCharts();

    std::unique_ptr<StatisticsModel> m_model;
    DataTable *m_table;
    QComboBox *m_period;
    QLabel *m_problem;
    MonthChart *m_frequency;
    MonthChart *m_acknowledge;
    MonthChart *m_resolve;
    domain::IncidentStatistics m_statistics;
    base::SteadyTime m_askedAt;
    bool m_isAsking = false;
    int m_askedPeriod = -1;
    int m_shownPeriod = -1;
};

} // namespace qcat::ui
