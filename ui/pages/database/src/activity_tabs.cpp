#include "activity_tabs.h"

#include "session_actions.h"

#include <qcat/ui_models/formatting.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace qcat::ui
{

ConnectionsTab::ConnectionsTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_connections"), parent),
      m_states(makeConnectionStatesModel(), QStringLiteral("database_states"), context, this),
      m_clients(makeConnectionClientsModel(), QStringLiteral("database_clients"), context, this),
      m_waits(makeWaitsModel(), QStringLiteral("database_waits"), context, this)
{
    m_states.view()->table()->sortBy(QStringLiteral("count"), Qt::DescendingOrder);
    m_clients.view()->table()->sortBy(QStringLiteral("count"), Qt::DescendingOrder);
    m_states.view()->leaveOutState();
    m_waits.view()->leaveOutState();
    auto *lower = new QHBoxLayout;
    lower->addWidget(m_states.view(), 3);
    lower->addWidget(m_waits.view(), 2);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_clients.view(), 1);
    layout->addLayout(lower, 1);
}

QString ConnectionsTab::title() const
{
    return tr("Connections");
}

void ConnectionsTab::refresh(const domain::PostgresStatus &status)
{
    const auto &connections = status.connections;
    m_states.show(connections, status.often, engine(), rowsOf(connections.data.byState.rows), connections.data.byState.total);
    m_clients.show(connections, status.often, engine(), rowsOf(connections.data.byClient.rows), connections.data.byClient.total);
    m_waits.show(connections, status.often, engine(), rowsOf(connections.data.waits.rows), connections.data.waits.total);
}

void ConnectionsTab::retranslate()
{
    m_states.view()->setTitle(tr("By state"));
    m_clients.view()->setTitle(tr("By application"));
    m_waits.view()->setTitle(tr("What active sessions wait for"));
    m_states.view()->setNothingText(tr("Nobody is connected."));
    m_clients.view()->setNothingText(tr("Nobody is connected."));
    m_waits.view()->setNothingText(tr("No session is active."));
}

void ConnectionsTab::focusFilter()
{
    m_clients.view()->table()->focusFilter();
}

LocksTab::LocksTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_locks"), parent),
      m_blocking(makeBlockingModel(), QStringLiteral("database_blocking"), context, this),
      m_actions(new SessionActions(QStringLiteral("database_blocking"), *m_blocking.view()->table(), this))
{
    m_blocking.view()->table()->sortBy(QStringLiteral("tree"), Qt::AscendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_blocking.view());
    layout->addWidget(m_actions);
    connect(m_blocking.view()->table(), &DataTable::currentRowChanged, this, &LocksTab::showActions);
}

void LocksTab::showActions()
{
    const int row = m_blocking.view()->table()->currentRow();
    m_actions->setSession(row < 0 ? nullptr : &m_blocking.model().row(row).value.session);
}

QString LocksTab::title() const
{
    return tr("Locks");
}

void LocksTab::refresh(const domain::PostgresStatus &status)
{
    m_blocking.show(status.locks, status.often, engine(), rowsOf(status.locks.data.rows), status.locks.data.total);
    showActions();
}

void LocksTab::retranslate()
{
    m_actions->retranslate();
    m_blocking.view()->setTitle(tr("Who waits for whom"));
    m_blocking.view()->setNothingText(tr("Nobody waits for a lock."));
}

void LocksTab::focusFilter()
{
    m_blocking.view()->table()->focusFilter();
}

SessionsTab::SessionsTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_sessions"), parent),
      m_sessions(makeSessionsModel(), QStringLiteral("database_long_sessions"), context, this),
      m_actions(new SessionActions(QStringLiteral("database_long_sessions"), *m_sessions.view()->table(), this))
{
    m_sessions.view()->table()->sortBy(QStringLiteral("statement_age"), Qt::DescendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_sessions.view());
    layout->addWidget(m_actions);
    connect(m_sessions.view()->table(), &DataTable::currentRowChanged, this, &SessionsTab::showActions);
}

void SessionsTab::showActions()
{
    const int row = m_sessions.view()->table()->currentRow();
    m_actions->setSession(row < 0 ? nullptr : &m_sessions.model().row(row).value);
}

QString SessionsTab::title() const
{
    return tr("Long sessions");
}

void SessionsTab::refresh(const domain::PostgresStatus &status)
{
    const auto &activity = status.activity;
    m_sessions.show(activity, status.often, engine(), rowsOf(activity.data),
                    activity.data.longRunning.total + activity.data.idleInTransaction.total);
    showActions();
}

void SessionsTab::retranslate()
{
    m_actions->retranslate();
    m_sessions.view()->setTitle(tr("Long statements, and transactions that rest open"));
    m_sessions.view()->setNothingText(tr("No statement runs long, no transaction rests open."));
}

void SessionsTab::focusFilter()
{
    m_sessions.view()->table()->focusFilter();
}

StatementsTab::StatementsTab(const PageContext &context, QWidget *parent)
    : DatabaseTab(context, QStringLiteral("database_statements"), parent),
      m_statements(makeStatementsModel(), QStringLiteral("database_top_statements"), context, this)
{
    m_statements.view()->table()->sortBy(QStringLiteral("time"), Qt::DescendingOrder);
    (new QVBoxLayout(this))->addWidget(m_statements.view());
}

QString StatementsTab::title() const
{
    return tr("Statements");
}

void StatementsTab::refresh(const domain::PostgresStatus &status)
{
    const auto &statements = status.statements;
    m_statements.show(statements, status.sometimes, engine(), rowsOf(statements.data.rows.rows), statements.data.rows.total);
    m_statements.view()->setTitle(statements.data.window > base::Duration::zero()
                                      ? tr("Most time in the last %1").arg(spanText(statements.data.window))
                                      : tr("Most time since %1").arg(dateTimeText(statements.data.sinceReset)));
}

void StatementsTab::retranslate()
{
    m_statements.view()->setNothingText(tr("No statement was counted yet."));
}

void StatementsTab::focusFilter()
{
    m_statements.view()->table()->focusFilter();
}

} // namespace qcat::ui
