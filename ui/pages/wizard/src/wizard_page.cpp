#include <qcat/page_wizard/wizard_page.h>

#include "approval_panel.h"
#include "evidence_panel.h"
#include "inputs_form.h"
#include "step_panel.h"
#include "steps_rail.h"

#include <qcat/domain/step_undo.h>
#include <qcat/page_wizard/wizard_state.h>
#include <qcat/ui_models/finding_text.h>
#include <qcat/ui_widgets/export_button.h>
#include <qcat/ui_widgets/reason_bar.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace qcat::ui
{

namespace
{

QPushButton *button(const char *name, QWidget *parent, const char *role = "")
{
    auto *made = new QPushButton(parent);
    made->setObjectName(QLatin1String(name));
    made->setProperty("role", QLatin1String(role));
    return made;
}

} // namespace

WizardPage::WizardPage(const PageContext &context, QWidget *parent)
    : Page(context, QStringLiteral("wizard"), parent), m_rail(new StepsRail(look(), this)),
      m_stepPanel(new StepPanel(engine(), look(), this)), m_approval(new ApprovalPanel(this)), m_evidence(new EvidencePanel(engine(), look(), this)),
      m_inputs(new InputsForm(this)),
      m_reason(new ReasonBar(QStringLiteral("wizard_reason"), this)), m_whyNot(new QLabel(this)), m_answer(new QLabel(this)),
      m_runReads(button("wizard_runReads", this, "primary")), m_runStep(button("wizard_runStep", this)),
      m_planAgain(button("wizard_planStep", this)), m_skip(button("wizard_skip", this)),
      m_cancel(button("wizard_cancelStep", this)), m_undo(button("wizard_undoStep", this)), m_escalate(button("wizard_escalate", this)),
      m_abort(button("wizard_abort", this, "danger")),
      m_export(new ExportButton(context, QStringLiteral("wizard_export"), this))
{
    m_answer->setObjectName(QStringLiteral("wizard_answer"));
    m_answer->setWordWrap(true);
    m_whyNot->setObjectName(QStringLiteral("wizard_whyNot"));
    m_whyNot->setWordWrap(true);
    buildLayout();
    connectActions();
}

void WizardPage::buildLayout()
{
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(m_rail);
    columns->addWidget(m_stepPanel, 1);
    columns->addWidget(m_evidence);
    content()->addWidget(m_inputs);
    content()->addLayout(columns, 1);
    content()->addWidget(m_approval);
    content()->addWidget(m_reason);
    content()->addWidget(m_whyNot);
    content()->addLayout(buildActions());
    content()->addWidget(m_answer);
}

QLayout *WizardPage::buildActions()
{
    auto *layout = new QHBoxLayout;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_runReads, m_runStep, m_planAgain, m_skip, m_cancel, m_undo})
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_export, m_escalate, m_abort})
        layout->addWidget(widget);
    return layout;
}

void WizardPage::connectActions()
{
    connect(m_rail, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0 || std::size_t(row) == m_step)
            return;
        m_step = std::size_t(row);
        m_answer->clear();
        refreshNow();
    });
    connect(m_stepPanel, &StepPanel::phraseChanged, this, &WizardPage::refreshNow);
    connect(m_stepPanel, &StepPanel::confirmed, m_runStep, &QPushButton::click);
    connect(m_approval, &ApprovalPanel::asked, this, &WizardPage::askApproval);
    connect(m_approval, &ApprovalPanel::glassBroken, this, &WizardPage::breakGlass);
    connect(m_approval, &ApprovalPanel::approved, this, [this] {
        if (const auto *shown = run())
            submit(api::ApproveStep{shown->id, shown->steps[m_step].name});
    });
    connect(m_runReads, &QPushButton::clicked, this, &WizardPage::runReads);
    connect(m_runStep, &QPushButton::clicked, this, &WizardPage::runStep);
    connect(m_planAgain, &QPushButton::clicked, this, &WizardPage::planStep);
    connect(m_skip, &QPushButton::clicked, this, &WizardPage::skipStep);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const auto *shown = run())
            submit(api::CancelStep{shown->id, shown->steps[m_step].name});
    });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const auto *shown = run())
            submit(api::StartRunbook{shown->incident, domain::undoRunbook({shown->id, shown->steps[m_step].name})}); // its run is shown as soon as it has begun
    });
    connect(m_escalate, &QPushButton::clicked, this, &WizardPage::escalate);
    connect(m_abort, &QPushButton::clicked, this, &WizardPage::abort);
    connect(m_export, &ExportButton::exported, m_answer,
            [this](const QString &message) { m_answer->setText(message); });
}

QString WizardPage::navigationTitle() const
{
    return tr("Runbook");
}

QString WizardPage::helpText() const
{
    return tr("Mends an incident step by step. Run all diagnosis steps first; they change nothing. A step that changes "
              "something shows what it "
              "would do, to which target and what happens to open orders and positions; it runs only after you confirm "
              "it. Skip needs a reason. "
              "A step that is done can be undone where it says so: that is planned and confirmed as well. "
              "Arrow keys choose a step, Enter in the confirm field runs it.");
}

int WizardPage::badge() const
{
    return int(std::ranges::count(engine().ops().runs, domain::RunState::InProgress, &domain::RunbookRun::state));
}

void WizardPage::open(const QString &subject)
{
    m_request = RunbookRequest::fromSubject(subject);
    m_started = {};
    m_chosen = m_request ? domain::IncidentId() : domain::IncidentId{subject.toStdString()};
    m_answer->clear();
    m_inputs->forget();
    refreshNow();
}

void WizardPage::runReads()
{
    const auto *shown = run();
    if (shown)
        return submit(api::RunReads{shown->id});
    const auto *of = incident();
    const auto *chosen = runbook();
    if (!chosen)
        return;
    api::StartRunbook command{of ? of->id : domain::IncidentId(), chosen->id, m_inputs->inputs()};
    engine().submit(std::move(command), this, [this](const api::CommandAnswered &answer) {
        if (answer.error)
            return m_answer->setText(errorText(*answer.error));
        m_started = {answer.createdId};
        submit(api::RunReads{m_started});
    });
}

void WizardPage::runStep()
{
    const auto *shown = run();
    if (!shown || !wizardState(*shown, m_step, m_stepPanel->phraseMatches(), engine().wallNow()).canRun)
        return;
    api::RunStep command{shown->id, shown->steps[m_step].name, {}, {}};
    if (shown->runbook.steps[m_step].mode == domain::StepMode::Mutate) {
        command.planToken = shown->plan->token;
        command.confirm = m_stepPanel->takePhrase().toStdString();
    }
    submit(std::move(command));
}

void WizardPage::planStep()
{
    if (const auto *shown = run())
        submit(api::PlanStep{shown->id, shown->steps[m_step].name});
}

void WizardPage::skipStep()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("Why is this step skipped?"), tr("Skip"),
                  [this, id = shown->id, name = shown->steps[m_step].name](const QString &reason) {
                      submit(api::SkipStep{id, name, reason.toStdString()});
                  });
}

void WizardPage::askApproval()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("What should the second person know?"), tr("Ask for approval"),
                  [this, id = shown->id, name = shown->steps[m_step].name](const QString &reason) {
                      submit(api::RequestApproval{id, name, reason.toStdString(), {}});
                  });
}

void WizardPage::breakGlass()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("Why can it not wait for a second person?"), tr("Next"),
                  [this, id = shown->id, name = shown->steps[m_step].name](const QString &reason) {
                      m_reason->ask(tr("Which approver did you call? The name stands in the audit."), tr("Break the glass"),
                                    [this, id, name, reason](const QString &called) {
                                        submit(api::RequestApproval{id, name, reason.toStdString(), called.toStdString()});
                                    });
                  });
}

void WizardPage::escalate()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("What should the one who is called know?"), tr("Escalate"),
                  [this, id = shown->id](const QString &reason) {
                      submit(api::EscalateRun{id, reason.toStdString()});
                  });
}

void WizardPage::abort()
{
    const auto *shown = run();
    if (!shown)
        return;
    m_reason->ask(tr("Why is the runbook stopped?"), tr("Stop the runbook"),
                  [this, id = shown->id](const QString &reason) {
                      submit(api::AbortRun{id, reason.toStdString()});
                  });
}

void WizardPage::submit(api::CommandBody body)
{
    engine().submit(std::move(body), this, [this](const api::CommandAnswered &answer) {
        m_answer->setProperty("role", answer.error ? QStringLiteral("error") : QString());
        m_answer->setStyleSheet(QStringLiteral(" ")); // polished anew with its role
        m_answer->setText(answer.error ? errorText(*answer.error) : findingText(answer.verified));
    });
}

void WizardPage::retranslate()
{
    m_runStep->setText(tr("Run step"));
    m_planAgain->setText(tr("Dry run again"));
    m_skip->setText(tr("Skip…"));
    m_cancel->setText(tr("Cancel step"));
    m_undo->setText(tr("Undo step…"));
    m_escalate->setText(tr("Escalate…"));
    m_abort->setText(tr("Stop runbook…"));
    m_stepPanel->retranslate();
    m_approval->retranslate();
    m_evidence->retranslate();
    m_export->retranslate();
}

} // namespace qcat::ui
