#pragma once

#include <qcat/ui_models/redis_tables.h>
#include <qcat/ui_widgets/page.h>
#include <qcat/ui_widgets/table_part.h>

namespace qcat::ui
{

class FactsPanel;

// What this engine shares with others on the same Redis: the risk switch, the order budget, what is written for them,
// and the incidents that they told of.
class CacheNodes : public QWidget
{
    Q_OBJECT

public:
    CacheNodes(const PageContext &context, QWidget *parent);
    void refresh(const domain::CacheStatus &status);
    void retranslate();

private:
    static QString orNotSaid(const std::string &text);
    void showSwitches(const domain::CacheStatus &status);
    void showExchange(const domain::CacheStatus &status);

    PageContext m_context;
    FactsPanel *m_switches;
    FactsPanel *m_exchange;
    TablePart<NodeIncidentsModel> m_incidents;
};

} // namespace qcat::ui
