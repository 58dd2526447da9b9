#pragma once

#include <qcat/ui_models/runbook_request.h>
#include <qcat/ui_widgets/page.h>

#include <optional>
#include <set>
#include <string>

class QLabel;
class QPushButton;

namespace qcat::ui
{

class ApprovalPanel;
class EvidencePanel;
class ExportButton;
class InputsForm;
class ReasonBar;
class StepPanel;
class StepsRail;

// Walks the operator through the runbook of an incident, one click at a time. open() takes an incident id and shows its
// run where there is one, else its runbook, ready to start; or a RunbookRequest: a tool that another page chose, for an
// incident that it serves or by hand. Everything it does is a command; everything it shows comes
// from the snapshot.
class WizardPage : public Page
{
    Q_OBJECT

public:
    explicit WizardPage(const PageContext &context, QWidget *parent = nullptr);

    QString navigationTitle() const override;
    QString helpText() const override;
    int badge() const override;
    void open(const QString &subject) override;

protected:
    void refresh() override;
    void retranslate() override;

private:
    void buildLayout();
    QLayout *buildActions();
    void connectActions();

    // The run of a request has begun: from now on it is shown as any other.
    void adoptStarted();
    // The incident that the requested tool serves; null: it is taken by hand.
    const domain::Incident *servedByRequest() const;
    const domain::Runbook *runbook() const;
    // What is shown: the chosen incident or, where none was chosen, the most urgent one with a runbook.
    const domain::Incident *incident() const;
    const domain::RunbookRun *run() const;
    // The run as it is, or a run that has not begun, made of the incident's runbook.
    std::optional<domain::RunbookRun> shownRun() const;

    void showNothing();
    void showHead(const domain::Incident *incident, const domain::RunbookRun &run);
    void showRail(const domain::RunbookRun &run);
    void showActions(const domain::RunbookRun &run);
    void planOnce(const domain::RunbookRun &run);

    void runReads();
    void runStep();
    void planStep();
    void skipStep();
    void askApproval();
    void breakGlass();
    void escalate();
    void abort();
    void submit(api::CommandBody body);

    domain::IncidentId m_chosen;
    std::optional<RunbookRequest> m_request; // until its run has begun
    domain::RunbookRunId m_started;
    std::size_t m_step = 0;
    std::size_t m_followed = 0;
    std::string m_shownRun;          // whose step is chosen
    std::set<std::string> m_planned; // asked for once by itself

    StepsRail *m_rail;
    StepPanel *m_stepPanel;
    ApprovalPanel *m_approval;
    EvidencePanel *m_evidence;
    InputsForm *m_inputs;
    ReasonBar *m_reason;
    QLabel *m_whyNot; // why the step cannot be run now
    QLabel *m_answer;
    QPushButton *m_runReads;
    QPushButton *m_runStep;
    QPushButton *m_planAgain;
    QPushButton *m_skip;
    QPushButton *m_cancel;
    QPushButton *m_undo;
    QPushButton *m_escalate;
    QPushButton *m_abort;
    ExportButton *m_export;
};

} // namespace qcat::ui
