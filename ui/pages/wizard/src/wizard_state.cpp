#include <qcat/page_wizard/wizard_state.h>

#include <QCoreApplication>

#include <algorithm>

namespace qcat::ui
{

namespace
{

using domain::StepMode;
using domain::StepState;

struct WizardWords {
    Q_DECLARE_TR_FUNCTIONS(Wizard)
};

bool isFinished(StepState state)
{
    return state != StepState::Waiting && state != StepState::Running;
}

// The run does it as soon as it has come to it.
bool goesByItself(const domain::RunbookStep &step)
{
    return step.action == domain::kBranchAction || step.action == domain::kEscalateAction;
}

bool isBehindBranch(const domain::RunbookRun &run, std::size_t step)
{
    for (std::size_t i = 0; i < step; ++i)
        if (goesByItself(run.runbook.steps[i]) && !isFinished(run.steps[i].state))
            return true;
    return false;
}

bool areStepsBeforeFinished(const domain::RunbookRun &run, std::size_t step)
{
    return std::all_of(run.steps.begin(), run.steps.begin() + std::ptrdiff_t(step),
                       [](const auto &s) { return isFinished(s.state); });
}

// Empty: Run is offered.
QString whyNotRunnable(const domain::RunbookRun &run, std::size_t step, bool phraseMatches, base::WallTime now)
{
    if (run.state != domain::RunState::InProgress)
        return WizardWords::tr("The runbook is over.");
    if (run.steps[step].state == StepState::Running)
        return WizardWords::tr("The step is running.");
    const auto &definition = run.runbook.steps[step];
    if (goesByItself(definition))
        return WizardWords::tr("The run does this step by itself.");
    if (run.steps[step].state == StepState::NotTaken)
        return WizardWords::tr("The run went another way.");
    if (isBehindBranch(run, step))
        return WizardWords::tr("The steps before it come first: run them, or skip them with a reason.");
    if (definition.mode == StepMode::Read)
        return {};
    if (!areStepsBeforeFinished(run, step))
        return WizardWords::tr("The steps before it come first: run them, or skip them with a reason.");
    switch (planState(run, step, now)) {
    case PlanState::Missing:
        return WizardWords::tr("The dry run is not there yet.");
    case PlanState::Blocked:
        return WizardWords::tr("A precondition is not met.");
    case PlanState::Old:
        return WizardWords::tr("The dry run is too old; work it out again.");
    case PlanState::NotNeeded:
    case PlanState::Ready:
        break;
    }
    if (const auto approval = approvalState(run, step, now); approval != ApprovalState::NotNeeded && approval != ApprovalState::Granted)
        return WizardWords::tr("A second person must approve it first.");
    if (definition.confirm == domain::Confirm::Typed && !phraseMatches)
        return WizardWords::tr("Type the phrase to confirm.");
    return {};
}

} // namespace

std::size_t currentStep(const domain::RunbookRun &run)
{
    for (const auto wanted : {StepState::Running, StepState::Waiting})
        for (std::size_t i = 0; i < run.steps.size(); ++i)
            if (run.steps[i].state == wanted)
                return i;
    return run.steps.empty() ? 0 : run.steps.size() - 1;
}

bool hasWaitingReads(const domain::RunbookRun &run)
{
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const auto &step = run.runbook.steps[i];
        const auto state = run.steps[i].state;
        if ((step.mode == StepMode::Mutate && state != StepState::NotTaken) || (goesByItself(step) && !isFinished(state)))
            return false;
        if (state == StepState::Waiting)
            return true;
    }
    return false;
}

ApprovalState approvalState(const domain::RunbookRun &run, std::size_t step, base::WallTime now)
{
    if (!run.runbook.steps[step].approvalTtl)
        return ApprovalState::NotNeeded;
    if (!run.approval || run.approval->step != run.steps[step].name)
        return ApprovalState::NotAsked;
    return run.approval->isGranted(now) ? ApprovalState::Granted : run.approval->isWaiting(now) ? ApprovalState::Waiting : ApprovalState::NotAsked;
}

PlanState planState(const domain::RunbookRun &run, std::size_t step, base::WallTime now)
{
    if (run.runbook.steps[step].mode == StepMode::Read)
        return PlanState::NotNeeded;
    if (!run.plan || run.plan->step != run.steps[step].name)
        return PlanState::Missing;
    if (!run.plan->isRunnable())
        return PlanState::Blocked;
    return now - run.plan->madeAt > kPlanFreshFor ? PlanState::Old : PlanState::Ready;
}

WizardState wizardState(const domain::RunbookRun &run, std::size_t step, bool phraseMatches, base::WallTime now)
{
    WizardState state;
    const bool isOn = run.state == domain::RunState::InProgress;
    const StepState stepState = run.steps[step].state;
    state.whyNot = whyNotRunnable(run, step, phraseMatches, now);
    state.canRun = state.whyNot.isEmpty();
    state.canRunReads = isOn && hasWaitingReads(run);
    state.canPlan = isOn && stepState != StepState::Running && stepState != StepState::NotTaken && !isBehindBranch(run, step) && run.runbook.steps[step].mode == StepMode::Mutate;
    state.canSkip = isOn && stepState == StepState::Waiting && !goesByItself(run.runbook.steps[step]) && !isBehindBranch(run, step);
    state.canCancel = isOn && stepState == StepState::Running;
    state.canEnd = isOn;
    return state;
}

} // namespace qcat::ui
