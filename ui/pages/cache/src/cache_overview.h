#pragma once

#include <qcat/ui_charts/history_panel.h>
#include <qcat/ui_charts/time_window.h>
#include <qcat/ui_widgets/page.h>

class QLabel;

namespace qcat::ui
{

class FactsPanel;

// The figures of the whole Redis server, what to look at, and four charts on one time axis.
class CacheOverview : public QWidget
{
    Q_OBJECT

public:
    CacheOverview(const PageContext &context, QWidget *parent);
    void refresh(const domain::RedisStatus &status);
    void retranslate();

private:
    enum Panel { MemoryPanel, HitsPanel, SafetyPanel, PanelCount };

    static QColor adviceColor(const Theme &theme, domain::Health health);
    static QString adviceWord(domain::Health health);
    void showMemory(const domain::RedisStatus &status);
    void showHits(const domain::RedisStatus &status);
    void showSafety(const domain::RedisStatus &status);
    void showAdvice(const std::vector<domain::Finding> &advice);

    PageContext m_context;
    TimeWindow m_window;
    FactsPanel *m_panels[PanelCount];
    QLabel *m_advice;
    std::vector<HistoryPanel *> m_charts;
};

} // namespace qcat::ui
