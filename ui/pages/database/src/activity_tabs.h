#pragma once

#include "database_tab.h"

#include <qcat/ui_models/database_tables.h>

namespace qcat::ui
{

class SessionActions;

class ConnectionsTab : public DatabaseTab
{
    Q_OBJECT

public:
    ConnectionsTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    TablePart<ConnectionStatesModel> m_states;
    TablePart<ConnectionClientsModel> m_clients;
    TablePart<WaitsModel> m_waits;
};

class LocksTab : public DatabaseTab
{
    Q_OBJECT

public:
    LocksTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    void showActions();

    TablePart<BlockingModel> m_blocking;
    SessionActions *m_actions;
};

class SessionsTab : public DatabaseTab
{
    Q_OBJECT

public:
    SessionsTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    void showActions();

    TablePart<SessionsModel> m_sessions;
    SessionActions *m_actions;
};

class StatementsTab : public DatabaseTab
{
    Q_OBJECT

public:
    StatementsTab(const PageContext &context, QWidget *parent);
    QString title() const override;
    void refresh(const domain::PostgresStatus &status) override;
    void retranslate() override;
    void focusFilter() override;

private:
    TablePart<StatementsModel> m_statements;
};

} // namespace qcat::ui
