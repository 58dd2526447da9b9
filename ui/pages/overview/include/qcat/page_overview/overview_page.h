#pragma once

#include <qcat/ui_widgets/page.h>

#include <vector>

class QLabel;

namespace qcat::ui
{

class ComponentMap;
class EquityChart;
class SeverityLane;

// Is trading safe, what is broken and since when, what next: a sentence, four lanes of incidents, the equity of the day
// and what stands on what.
class OverviewPage : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(const PageContext &context, QWidget *parent = nullptr);

    QString navigationTitle() const override;
    QString helpText() const override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void buildLanes();
    void buildCharts();
    QWidget *panel(QLabel *title, QLabel *note, QWidget *chart);
    void refreshEquity();
    void refreshMap();
    void acknowledge(const QString &incident);

    std::vector<SeverityLane *> m_lanes;
    QLabel *m_answer;
    QLabel *m_equityTitle;
    QLabel *m_equityNote;
    EquityChart *m_equity;
    QLabel *m_mapTitle;
    QLabel *m_mapNote;
    ComponentMap *m_map;
};

} // namespace qcat::ui
