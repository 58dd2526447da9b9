#pragma once

#include <qcat/ui_charts/time_window.h>
#include <qcat/ui_models/performance_tables.h>
#include <qcat/ui_widgets/page.h>

#include <memory>
#include <string>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;
class HistoryPanel;
class StageBar;

// How quick things are against how quick they usually are at this hour of the week: every figure with its band, the chosen one over time;
// where the time from a frame to its orders goes; which requests take longest. Learning anew is a runbook, whose step is typed.
class PerformancePage : public Page
{
    Q_OBJECT

public:
    explicit PerformancePage(const PageContext &context, QWidget *parent = nullptr);
    ~PerformancePage() override;

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override; // figures that deviate
    void open(const QString &subject) override; // a metric: "order.durable"
    void focusFilter() override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void showMetric();
    void setChart();

    std::unique_ptr<BaselinesModel> m_baselines;
    std::unique_ptr<StageTimesModel> m_stages;
    std::unique_ptr<StageTimesModel> m_requests;
    DataTable *m_baselineTable;
    TimeWindow m_window;
    HistoryPanel *m_chart;
    QLabel *m_stagesTitle;
    StageBar *m_stageBar;
    DataTable *m_stageTable;
    QLabel *m_requestsTitle;
    DataTable *m_requestTable;
    QPushButton *m_reset;
    std::string m_chosen;
};

} // namespace qcat::ui
