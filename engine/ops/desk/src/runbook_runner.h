#pragma once

#include "audit.h"
#include "detection.h"
#include "incident_book.h"
#include "live_executor.h"
#include "run_book.h"
#include "step_gate.h"

#include <qcat/api/command.h>
#include <qcat/ops_ports/action.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace qcat::ops
{

// Runs the steps of runbooks: one run for an incident, one mutation for a target at a time. A mutating step goes
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
        StepGate &gate;
        Audit &audit;
        LiveExecutor &executor;
        const base::Clock &clock;
    };
    explicit RunbookRunner(Parts parts) : m(parts) {}

    base::Status load();
    base::Result<std::string> start(const api::StartRunbook &command, const std::string &actor);
    base::Status runReads(const api::RunReads &command, const std::string &actor);
    // Answers when the plan stands in the run.
    void plan(const api::PlanStep &command, Answer answer);
    // Succeeds when the step has begun; what came of it stands in the run.
    base::Status runStep(const api::RunStep &command, const std::string &actor);
    base::Status skip(const api::SkipStep &command, const std::string &actor);
    base::Status cancel(const api::CancelStep &command, const std::string &actor);
    // At the stop: whatever waits gives up; how far it came stands in the run at the next start.
    void cancelAll();
    base::Status escalate(const api::EscalateRun &command, const std::string &actor);
    base::Status abort(const api::AbortRun &command, const std::string &actor);
    // Ends the runs that have reached their aim. To be called when a probe has answered.
    void settle();

private:
    base::Result<const domain::Runbook *> chosenRunbook(const api::StartRunbook &command) const;
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

    base::Result<domain::RunbookRun *> running(const domain::RunbookRunId &id);
    base::Result<StepOfRun> idleStep(domain::RunbookRun &run, const std::string &name);
    base::Result<Action *> actionOf(const domain::RunbookStep &step) const;
    base::Status stepsBeforeDone(const domain::RunbookRun &run, const StepOfRun &step) const;
    base::Status permitMutation(domain::RunbookRun &run, const StepOfRun &step, const api::RunStep &command,
                                const std::string &actor);

    void begin(domain::RunbookRun &run, const StepOfRun &step, Action &action, const std::string &actor,
               std::string target);
    void progress(const AttemptKey &key, const std::string &line);
    void finish(const AttemptKey &key, base::Result<ActionOutcome> outcome);
    void recordOutcome(const domain::RunbookRun &run, const domain::StepRun &step, const Attempt &attempt);
    bool reachedItsAim(const domain::RunbookRun &run) const;
    void end(domain::RunbookRun &run, domain::RunState state, const std::string &actor, domain::Finding what);
    void stopAttempts(const domain::RunbookRunId &run);
    void writeAudit(const std::string &actor, const std::string &action, const std::string &target,
                    const Audit::Fields &fields);

    Parts m;
    std::map<AttemptKey, std::shared_ptr<Attempt>> m_attempts;
};

} // namespace qcat::ops
