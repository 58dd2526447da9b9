#pragma once

#include "database_tab.h"

#include <qcat/ui_models/database_tables.h>

class QPushButton;

namespace qcat::ui
{

class FactsPanel;

// What is to be cleaned, what cleans it now, and what keeps the cleaning back.
class VacuumTab : public DatabaseTab
{
    Q_OBJECT

public:
    VacuumTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

Q_SIGNALS:
    // A RunbookRequest as a subject.
    void runbookRequested(const QString &subject);

private:
    TablePart<VacuumModel> m_tables;
    TablePart<RunningVacuumsModel> m_running;
    TablePart<HorizonModel> m_horizon;
    TablePart<BloatModel> m_bloat;
    TablePart<WraparoundModel> m_wraparound;
    QPushButton *m_freeze;
};

// Who follows this server, whom it follows, and what it keeps for those who are away.
class ReplicationTab : public DatabaseTab
{
    Q_OBJECT

public:
    ReplicationTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;

private:
    void showReceiver(const domain::PostgresStatus &status);

    FactsPanel *m_receiver;
    TablePart<StandbysModel> m_standbys;
    TablePart<SlotsModel> m_slots;
};

} // namespace qcat::ui
