#pragma once

#include <qcat/domain/runbook_run.h>

#include <QString>

#include <optional>

namespace qcat::ui
{

// The step that waits for the operator: the one that runs, else the first that waits, else the last.
std::size_t currentStep(const domain::RunbookRun &run);
// Diagnosis steps before the next change or branch that still wait.
bool hasWaitingReads(const domain::RunbookRun &run);
// How far the plan of `step` has come.
enum class PlanState { NotNeeded, Missing, Blocked, Old, Ready };
inline constexpr base::Duration kPlanFreshFor = std::chrono::seconds(60);
PlanState planState(const domain::RunbookRun &run, std::size_t step, base::WallTime now);

// How far a second person has come, where the step asks for one.
enum class ApprovalState { NotNeeded, NotAsked, Waiting, Granted };
ApprovalState approvalState(const domain::RunbookRun &run, std::size_t step, base::WallTime now);

// What may be clicked for one step of a run. What the desk would refuse is not offered; the desk has the last word all
// the same.
struct WizardState {
    bool canRunReads = false;
    bool canPlan = false;
    bool canRun = false;
    bool canSkip = false;
    bool canCancel = false;
    bool canEnd = false; // escalate, abort
    QString whyNot;      // why Run is not offered
};
WizardState wizardState(const domain::RunbookRun &run, std::size_t step, bool phraseMatches, base::WallTime now);

} // namespace qcat::ui
