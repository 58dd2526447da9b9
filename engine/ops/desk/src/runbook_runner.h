#pragma once

#include "audit.h"
#include "detection.h"
#include "incident_book.h"
#include "live_executor.h"
#include "run_approvals.h"
#include "run_book.h"
#include "run_limits.h"
#include "step_gate.h"

#include <qcat/api/command.h>
#include <qcat/domain/step_undo.h>
#include <qcat/ops_ports/action.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace qcat::ops
{

// Runs the steps of runbooks: one run for an incident and for a lock, one mutation for a target at a time. A mutating step goes
// through the gate, and its intent is in the audit before it begins. A run succeeds when its steps are done, its verify
// steps have proven it and the incident's probes agree; then the incident resolves.
class RunbookRunner
{
public:
    using Actions = std::map<std::string, Action *, std::less<>>;
    using Answer = std::function<void(base::Result<std::string>)>;

    struct Parts {
        const DeskConfig &config;
        const Actions &actions;
        IncidentBook &incidents;
        Detection &detection;
        RunBook &runs;
        RunApprovals &approvals;
        StepGate &gate;
        Audit &audit;
        LiveExecutor &executor;
        const base::Clock &clock;
    };
    explicit RunbookRunner(Parts parts) : m(parts), m_limits(parts.runs, parts.clock) {}

    base::Status load();
    base::Result<std::string> start(const api::StartRunbook &command, const std::string &actor);
    base::Status runReads(const api::RunReads &command, const std::string &actor);
    // Answers when the plan stands in the run.
    void plan(const api::PlanStep &command, Answer answer);
    // Succeeds when the step has begun; what came of it stands in the run.
    base::Status runStep(const api::RunStep &command, const std::string &actor);
    base::Status skip(const api::SkipStep &command, const std::string &actor);
    base::Status cancel(const api::CancelStep &command, const std::string &actor);
    base::Status requestApproval(const api::RequestApproval &command, const std::string &actor);
    base::Status approve(const api::ApproveStep &command, const std::string &actor);
    // At the stop: whatever waits gives up; how far it came stands in the run at the next start.
    void cancelAll();
    base::Status escalate(const api::EscalateRun &command, const std::string &actor);
    base::Status abort(const api::AbortRun &command, const std::string &actor);
    // Ends the runs that have reached their aim. To be called when a probe has answered.
    void settle();

private:
    struct Attempt {
        domain::RunbookRunId run;
        std::string step;
        std::string actor;
        std::string target; // of a mutating step
        base::CancelToken cancel;
        bool mutates = false;
        bool cancelled = false;
        base::Done<ActionOutcome> finish;
    };
    using AttemptKey = std::pair<domain::RunbookRunId, std::string>;

    // What start() is to begin, and for which incident; opens one for a tool that is taken by hand.
    struct Begun {
        domain::Runbook runbook;
        domain::RunbookInputs inputs;
        domain::IncidentId incident;
    };
    base::Result<Begun> chosen(const api::StartRunbook &command, const std::string &actor);
    base::Result<domain::RunbookRun *> running(const domain::RunbookRunId &id);
    base::Result<StepOfRun> idleStep(domain::RunbookRun &run, const std::string &name);
    // … whose turn it is: what changes something comes after everything before it.
    base::Result<StepOfRun> stepInTurn(domain::RunbookRun &run, const std::string &name);
    base::Result<Action *> actionOf(const domain::RunbookStep &step) const;
    base::Status permitMutation(domain::RunbookRun &run, const StepOfRun &step, const api::RunStep &command) const;
    // What a plan says beside the action's own: what earlier steps must have found, and the limits.
    std::vector<domain::Finding> preconditions(const domain::RunbookRun &run, const domain::RunbookStep &step,
                                               const std::string &target) const;

    // An attempt of a step: step_attempt.cpp.
    base::Status begin(domain::RunbookRun &run, const StepOfRun &step, Action &action, const std::string &actor, std::string target);
    base::Status recordIntent(const domain::RunbookRun &run, const domain::StepRun &step, const domain::StepPlan &plan,
                              const std::string &actor, const std::optional<domain::StepApproval> &approval);
    void progress(const AttemptKey &key, const std::string &line);
    void finish(const AttemptKey &key, base::Result<ActionOutcome> outcome);
    void keepOutcome(domain::RunbookRun &run, const domain::StepRun &step, const Attempt &attempt);
    void againLater(const domain::RunbookRun &run, const StepOfRun &step, const std::string &actor);

    // After a step: what the run decides by itself, and how it ends: run_end.cpp.
    void goOn(domain::RunbookRun &run, const std::string &actor);
    void undone(domain::RunbookRun &run, const domain::UndoneStep &which);
    void end(domain::RunbookRun &run, domain::RunState state, const std::string &actor, domain::Finding what);
    void escalated(domain::RunbookRun &run, const std::string &reason, const std::string &actor);
    void stopAttempts(const domain::RunbookRunId &run);
    void writeAudit(const std::string &actor, const std::string &action, const std::string &target,
                    const Audit::Fields &fields);

    Parts m;
    RunLimits m_limits;
    std::map<AttemptKey, std::shared_ptr<Attempt>> m_attempts;
};

// A reason that a person must give.
base::Status reasonGiven(const std::string &reason);

} // namespace qcat::ops
