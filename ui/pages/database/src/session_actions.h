#pragma once

#include <qcat/domain/postgres_activity.h>

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace qcat::ui
{

class DataTable;

// What may be done to the session of the chosen row: buttons below a table and entries of its context menu. Both open the
// wizard; nothing is done here. What may not be touched is not offered, and the line beside the buttons says why.
class SessionActions : public QWidget
{
    Q_OBJECT

public:
    // Adds itself to the table's context menu.
    SessionActions(const QString &name, DataTable &table, QWidget *parent);

    // The session under the cursor; null: none.
    void setSession(const domain::postgres::Session *session);
    void retranslate();

Q_SIGNALS:
    // A RunbookRequest as a subject.
    void runbookRequested(const QString &subject);

private:
    struct Entry {
        const char *runbook;
        QAction *action;
        QPushButton *button;
    };
    Entry makeEntry(const char *runbook, const QString &name, DataTable &table);
    void request(const char *runbook);
    void offer(const Entry &entry, const QString &whyNot);

    domain::postgres::Session m_session;
    Entry m_cancel;
    Entry m_end;
    QLabel *m_why;
};

} // namespace qcat::ui
