#include "session_actions.h"

#include <qcat/ui_models/runbook_request.h>
#include <qcat/ui_widgets/data_table.h>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qcat::ui
{

namespace
{

// Empty: it may be touched.
QString whyUntouchable(const domain::postgres::Session &session)
{
    if (session.pid == 0)
        return SessionActions::tr("Choose a session.");
    if (session.isProtected)
        return SessionActions::tr("Sessions of QCAT, of superusers and of replication are never touched.");
    if (!session.backendStart.isValid())
        return SessionActions::tr("When this session began is not visible without pg_monitor, so that it cannot be told from another.");
    return {};
}

} // namespace

SessionActions::SessionActions(const QString &name, DataTable &table, QWidget *parent)
    : QWidget(parent), m_cancel(makeEntry("database.session.cancel", name + QStringLiteral("_cancel"), table)),
      m_end(makeEntry("database.session.terminate", name + QStringLiteral("_end"), table)), m_why(new QLabel(this))
{
    m_why->setObjectName(name + QStringLiteral("_why"));
    m_why->setProperty("role", QStringLiteral("detail"));
    m_why->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_cancel.button);
    layout->addWidget(m_end.button);
    layout->addWidget(m_why, 1);
}

SessionActions::Entry SessionActions::makeEntry(const char *runbook, const QString &name, DataTable &table)
{
    const Entry entry{runbook, new QAction(this), new QPushButton(this)};
    entry.button->setObjectName(name);
    connect(entry.button, &QPushButton::clicked, entry.action, &QAction::trigger);
    connect(entry.action, &QAction::triggered, this, [this, runbook] { request(runbook); });
    table.addRowAction(entry.action);
    return entry;
}

void SessionActions::setSession(const domain::postgres::Session *session)
{
    m_session = session ? *session : domain::postgres::Session();
    const QString untouchable = whyUntouchable(m_session);
    const bool runsNothing = m_session.state != "active" && m_session.state != "fastpath function call";
    const QString nothingToCancel = untouchable.isEmpty() && runsNothing ? tr("It runs no statement that could be cancelled.") : QString();
    offer(m_cancel, untouchable.isEmpty() ? nothingToCancel : untouchable);
    offer(m_end, untouchable);
    m_why->setText(untouchable.isEmpty() ? nothingToCancel : untouchable);
}

void SessionActions::offer(const Entry &entry, const QString &whyNot)
{
    entry.action->setEnabled(whyNot.isEmpty());
    entry.button->setEnabled(whyNot.isEmpty());
    entry.button->setToolTip(whyNot);
}

void SessionActions::request(const char *runbook)
{
    const RunbookRequest wanted{runbook,
                                {{"pid", std::to_string(m_session.pid)},
                                 {"backend_start", std::to_string(m_session.backendStart.ns / 1000)}}};
    Q_EMIT runbookRequested(wanted.subject());
}

void SessionActions::retranslate()
{
    const auto name = [](const Entry &entry, const QString &text) {
        entry.action->setText(text);
        entry.button->setText(text);
    };
    name(m_cancel, tr("Cancel statement…"));
    name(m_end, tr("End session…"));
    const auto session = m_session;
    setSession(&session);
}

} // namespace qcat::ui
