#include "approval_panel.h"

#include <qcat/page_wizard/wizard_state.h>
#include <qcat/ui_models/formatting.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace qcat::ui
{

namespace
{

QPushButton *button(const char *name, QWidget *parent)
{
    auto *made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

QString stateText(const domain::RunbookRun &run, ApprovalState state, base::WallTime now)
{
    if (state == ApprovalState::NotAsked)
        return ApprovalPanel::tr("A second person must approve this step.");
    const auto &approval = *run.approval;
    const QString left = durationText(approval.until - now);
    if (state == ApprovalState::Waiting)
        return ApprovalPanel::tr("%1 asks for a second person: %2. The request holds for %3.")
            .arg(QString::fromStdString(approval.requestedBy), QString::fromStdString(approval.reason), left);
    const QString by = QString::fromStdString(approval.approvedBy);
    return approval.brokenGlass ? ApprovalPanel::tr("The glass is broken; %1 was called. It holds for %2.").arg(by, left)
                                : ApprovalPanel::tr("Approved by %1. It holds for %2.").arg(by, left);
}

} // namespace

ApprovalPanel::ApprovalPanel(QWidget *parent)
    : QFrame(parent), m_state(new QLabel(this)), m_ask(button("wizard_askApproval", this)), m_break(button("wizard_breakGlass", this)),
      m_approve(button("wizard_approve", this))
{
    setObjectName(QStringLiteral("wizard_approval"));
    m_state->setObjectName(QStringLiteral("wizard_approvalState"));
    m_state->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *b : {m_ask, m_approve, m_break})
        buttons->addWidget(b);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    connect(m_ask, &QPushButton::clicked, this, &ApprovalPanel::asked);
    connect(m_break, &QPushButton::clicked, this, &ApprovalPanel::glassBroken);
    connect(m_approve, &QPushButton::clicked, this, &ApprovalPanel::approved);
    hide();
}

void ApprovalPanel::show(const domain::RunbookRun &run, std::size_t step, base::WallTime now)
{
    const auto state = approvalState(run, step, now);
    const bool isOn = run.id.isValid() && run.state == domain::RunState::InProgress;
    setVisible(state != ApprovalState::NotNeeded && isOn && run.steps[step].state == domain::StepState::Waiting);
    if (state == ApprovalState::NotNeeded)
        return;
    m_state->setText(stateText(run, state, now));
    m_ask->setVisible(state == ApprovalState::NotAsked);
    m_approve->setVisible(state == ApprovalState::Waiting);
    m_break->setVisible(state == ApprovalState::NotAsked || state == ApprovalState::Waiting);
}

void ApprovalPanel::retranslate()
{
    m_ask->setText(tr("Ask for approval…"));
    m_break->setText(tr("Break the glass…"));
    m_approve->setText(tr("Approve"));
}

} // namespace qcat::ui
