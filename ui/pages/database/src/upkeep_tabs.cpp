#include "upkeep_tabs.h"

#include <qcat/ui_models/formatting.h>
#include <qcat/ui_widgets/facts_panel.h>

#include <qcat/ui_models/runbook_request.h>

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace qcat::ui
{

VacuumTab::VacuumTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_vacuum"), parent),
      m_tables(makeVacuumModel(), QStringLiteral("database_vacuum_tables"), context, this),
      m_running(makeRunningVacuumsModel(), QStringLiteral("database_vacuum_running"), context, this),
      m_horizon(makeHorizonModel(), QStringLiteral("database_horizon"), context, this),
      m_bloat(makeBloatModel(), QStringLiteral("database_bloat"), context, this),
      m_wraparound(makeWraparoundModel(), QStringLiteral("database_wraparound"), context, this), m_freeze(new QPushButton(this))
{
    m_freeze->setObjectName(QStringLiteral("database_freeze"));
    m_freeze->setEnabled(false);
    connect(m_tables.view()->table(), &DataTable::currentRowChanged, this, [this](int row) { m_freeze->setEnabled(row >= 0); });
    connect(m_freeze, &QPushButton::clicked, this, [this] {
        if (const int row = m_tables.view()->table()->currentRow(); row >= 0)
            Q_EMIT runbookRequested(RunbookRequest{"database.table.freeze", {{"table", m_tables.model().row(row).value.table}}}.subject());
    });
    m_tables.view()->table()->sortBy(QStringLiteral("dead"), Qt::DescendingOrder);
    m_bloat.view()->table()->sortBy(QStringLiteral("wasted"), Qt::DescendingOrder);
    m_wraparound.view()->table()->sortBy(QStringLiteral("left"), Qt::AscendingOrder);
    m_horizon.view()->table()->sortBy(QStringLiteral("age"), Qt::DescendingOrder);
    auto *layout = new QGridLayout(this);
    layout->addWidget(m_tables.view(), 0, 0, 1, 2);
    layout->addWidget(m_freeze, 1, 0, Qt::AlignLeft);
    layout->addWidget(m_horizon.view(), 2, 0);
    layout->addWidget(m_running.view(), 2, 1);
    layout->addWidget(m_wraparound.view(), 3, 0);
    layout->addWidget(m_bloat.view(), 3, 1);
    for (const int row : {0, 2, 3})
        layout->setRowStretch(row, 1);
    for (int column = 0; column < layout->columnCount(); ++column)
        layout->setColumnStretch(column, 1);
}

QString VacuumTab::title() const
{
    return tr("Vacuum");
}

void VacuumTab::refresh(const domain::PostgresStatus &status)
{
    const auto &vacuum = status.vacuum;
    m_tables.show(vacuum, status.seldom, engine(), rowsOf(vacuum.data.tables.rows), vacuum.data.tables.total);
    m_running.show(vacuum, status.seldom, engine(), rowsOf(vacuum.data.running.rows), vacuum.data.running.total);
    m_horizon.show(vacuum, status.seldom, engine(), rowsOf(vacuum.data.horizon.rows), vacuum.data.horizon.total);
    m_wraparound.show(vacuum, status.seldom, engine(), rowsOf(vacuum.data.wraparound.rows), vacuum.data.wraparound.total);
    m_bloat.show(status.bloat, status.seldom, engine(), rowsOf(status.bloat.data.tables.rows), status.bloat.data.tables.total);
}

void VacuumTab::retranslate()
{
    m_freeze->setText(tr("Freeze table…"));
    m_freeze->setToolTip(tr("Opens the runbook that vacuums the chosen table so that its transaction numbers count anew"));
    m_tables.view()->setTitle(tr("Dead rows, and when autovacuum comes"));
    m_running.view()->setTitle(tr("Vacuum at work"));
    m_horizon.view()->setTitle(tr("What keeps vacuum back"));
    m_running.view()->setNothingText(tr("Nothing is vacuumed now."));
    m_horizon.view()->setNothingText(tr("Nothing keeps vacuum back."));
    m_bloat.view()->setTitle(tr("Wasted space"));
    m_wraparound.view()->setTitle(tr("Until transaction numbers run out"));
    m_tables.view()->setNothingText(tr("There are no tables."));
    m_bloat.view()->setNothingText(tr("No table wastes space worth naming."));
    m_wraparound.view()->setNothingText(tr("There are no databases."));
}

void VacuumTab::focusFilter()
{
    m_tables.view()->table()->focusFilter();
}

ReplicationTab::ReplicationTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_replication"), parent),
      m_receiver(new FactsPanel(QStringLiteral("database_receiver"), context.look, this)),
      m_standbys(makeStandbysModel(), QStringLiteral("database_standbys"), context, this),
      m_slots(makeSlotsModel(), QStringLiteral("database_slots"), context, this)
{
    m_slots.view()->leaveOutState();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_receiver);
    layout->addWidget(m_standbys.view(), 1);
    layout->addWidget(m_slots.view(), 1);
}

QString ReplicationTab::title() const
{
    return tr("Replication");
}

void ReplicationTab::refresh(const domain::PostgresStatus &status)
{
    const auto &replication = status.replication;
    showReceiver(status);
    m_standbys.show(replication, status.sometimes, engine(), rowsOf(replication.data.standbys.rows), replication.data.standbys.total);
    m_slots.show(replication, status.sometimes, engine(), rowsOf(replication.data.slots.rows), replication.data.slots.total);
}

// Only a standby has one.
void ReplicationTab::showReceiver(const domain::PostgresStatus &status)
{
    const auto &receiver = status.replication.data.receiver;
    m_receiver->setVisible(receiver.has_value());
    if (!receiver)
        return;
    const auto hidden = tr("hidden", "the server does not show it to this role");
    m_receiver->setFacts({{tr("Follows"), receiver->sender.empty() ? hidden : QString::fromStdString(receiver->sender)},
                          {tr("State"), receiver->status.empty() ? tr("not connected, or hidden") : QString::fromStdString(receiver->status)},
                          {tr("Behind by"), receiver->replayDelay ? latencyText(*receiver->replayDelay) : hidden},
                          {tr("Not replayed"), receiver->backlogBytes ? bytesText(double(*receiver->backlogBytes)) : hidden},
                          {tr("Replay"), receiver->isPaused ? tr("paused", "replay on a standby") : tr("running", "replay on a standby")}},
                         sectionState(status.replication, status.sometimes, engine()));
}

void ReplicationTab::retranslate()
{
    m_receiver->setTitle(tr("This server is a standby"));
    m_standbys.view()->setTitle(tr("Standbys"));
    m_slots.view()->setTitle(tr("Replication slots"));
    m_standbys.view()->setNothingText(tr("No standby is connected."));
    m_slots.view()->setNothingText(tr("There are no replication slots."));
}

} // namespace qcat::ui
