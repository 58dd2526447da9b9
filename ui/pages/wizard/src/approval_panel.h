#pragma once

#include <qcat/domain/runbook_run.h>

#include <QFrame>

class QLabel;
class QPushButton;

namespace qcat::ui
{

// Of a step that asks for a second person: who has asked, who has approved and how long that holds, and what can be done about it. Hidden
// for other steps. It commands nothing.
class ApprovalPanel : public QFrame
{
    Q_OBJECT

public:
    explicit ApprovalPanel(QWidget *parent = nullptr);

    void show(const domain::RunbookRun &run, std::size_t step, base::WallTime now);
    void retranslate();

Q_SIGNALS:
    void asked();
    void glassBroken();
    void approved();

private:
    QLabel *m_state;
    QPushButton *m_ask;
    QPushButton *m_break;
    QPushButton *m_approve;
};

} // namespace qcat::ui
