#include "runbook_runner.h"

#include "findings.h"
#include "once.h"
#include "runbook_inputs.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/action_kinds.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using domain::RunState;
using domain::StepMode;
using domain::StepState;
using domain::TimelineKind;

constexpr base::Duration kPlanTimeout = std::chrono::seconds(5);
constexpr base::Duration kCancelGrace = std::chrono::seconds(2); // then an action that does not answer is given up

base::Status reasonGiven(const std::string &reason)
{
    if (reason.empty())
        return refusal(code::kTextMissing, "the reason is empty: say it in words", {{"what", "reason"}});
    return {};
}

const domain::Runbook *runbookOf(const DeskConfig &config, const std::string &id)
{
    const auto at =
        std::find_if(config.runbooks.begin(), config.runbooks.end(), [&](const auto &r) { return r.id == id; });
    return at == config.runbooks.end() ? nullptr : &*at;
}

std::size_t firstMutation(const domain::RunbookRun &run, bool unfinishedOnly)
{
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.runbook.steps[i].mode == StepMode::Mutate && !(unfinishedOnly && isFinished(run.steps[i].state)))
            return i;
    return run.steps.size();
}

} // namespace

base::Status RunbookRunner::load()
{
    auto interrupted = m.runs.load();
    if (!interrupted)
        return interrupted.error();
    for (const auto &run : *interrupted) {
        for (std::size_t i = 0; i < run.steps.size(); ++i)
            if (run.steps[i].state == StepState::Running && run.runbook.steps[i].mode == StepMode::Mutate)
                writeAudit("qcat", "runbook.step.interrupted", run.runbook.steps[i].action,
                           {{"run", run.id.value}, {"step", run.steps[i].name}});
        m.incidents.record(run.incident, TimelineKind::RunbookFinished, "qcat",
                           finding(code::kRunInterrupted,
                                   fmt::format("{} was interrupted: the program ended", run.id.value),
                                   {{"run", run.id.value}}, domain::Health::Warn));
    }
    return {};
}

base::Result<std::string> RunbookRunner::start(const api::StartRunbook &command, const std::string &actor)
{
    const auto chosen = chosenRunbook(command);
    if (!chosen)
        return chosen.error();
    auto runbook = withInputs(**chosen, command.inputs);
    if (!runbook)
        return runbook.error();
    const auto incident =
        command.incident.isValid() ? command.incident : m.incidents.openByHand(**chosen, actor);

    const auto &run = m.runs.start(incident, std::move(*runbook), command.inputs, actor);
    const auto id = run.id;
    (void)m.runs.commit(run); // says itself what failed; the run goes on in memory
    Audit::Fields fields = {{"run", id.value}, {"incident", incident.value}, {"hash", run.runbook.hash}};
    for (const auto &[name, value] : run.inputs)
        fields.emplace_back("input." + name, value);
    writeAudit(actor, "runbook.start", run.runbook.id, fields);
    m.incidents.record(incident, TimelineKind::RunbookStarted, actor,
                       finding(code::kRunStarted, fmt::format("runbook \"{}\" started as {}", run.runbook.id, id.value),
                               {{"runbook", run.runbook.id}, {"run", id.value}}));
    return id.value;
}

// The one that may be started for this incident, or without one.
base::Result<const domain::Runbook *> RunbookRunner::chosenRunbook(const api::StartRunbook &command) const
{
    const auto *incident = m.incidents.find(command.incident);
    if (!incident && command.incident.isValid())
        return refusal(code::kIncidentUnknown, fmt::format("there is no incident \"{}\"", command.incident.value),
                       {{"incident", command.incident.value}});
    if (incident && !incident->isOpen())
        return refusal(code::kAlreadyResolved,
                       fmt::format("{} is already {}", incident->id.value, name(incident->state)),
                       {{"incident", incident->id.value}});
    const auto id = command.runbook.empty() && incident ? incident->runbook : command.runbook;
    const auto *runbook = runbookOf(m.config, id);
    if (!runbook)
        return refusal(code::kRunbookUnknown, fmt::format("there is no runbook \"{}\"", id), {{"runbook", id}});
    const bool isTool = !runbook->fault.isValid();
    if (!incident && !isTool)
        return refusal(code::kRunbookNeedsIncident,
                       fmt::format("runbook \"{}\" mends an incident: say which", runbook->id),
                       {{"runbook", runbook->id}});
    if (incident && !isTool && runbook->fault != incident->fault)
        return refusal(
            code::kRunbookOther,
            fmt::format("runbook \"{}\" mends {}, not {}", runbook->id, runbook->fault.value, incident->fault.value),
            {{"runbook", runbook->id}, {"fault", incident->fault.value}});
    if (incident && isTool && runbook->component != incident->component)
        return refusal(code::kRunbookOtherComponent,
                       fmt::format("runbook \"{}\" is for {}, not {}", runbook->id, runbook->component.value,
                                   incident->component.value),
                       {{"runbook", runbook->id}, {"component", incident->component.value}});
    if (const auto *other = incident ? m.runs.inProgress(incident->id) : nullptr)
        return refusal(code::kRunExists, fmt::format("{} is in progress", other->id.value), {{"run", other->id.value}});
    return runbook;
}

base::Status RunbookRunner::runReads(const api::RunReads &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    std::vector<std::string> waiting;
    for (std::size_t i = 0; i < firstMutation(**run, true); ++i)
        if ((*run)->steps[i].state == StepState::Waiting)
            waiting.push_back((*run)->steps[i].name);
    if (waiting.empty())
        return refusal(code::kNothingToRun, "no diagnosis step is waiting");
    for (const auto &name : waiting) {
        const auto step = stepOf(**run, name);
        auto action = actionOf(*step.definition);
        if (!action)
            return action.error();
        begin(**run, step, **action, actor, {});
    }
    return {};
}

void RunbookRunner::plan(const api::PlanStep &command, Answer answer)
{
    auto run = running(command.run);
    if (!run)
        return answer(run.error());
    auto step = idleStep(**run, command.step);
    if (!step)
        return answer(step.error());
    if (step->definition->mode != StepMode::Mutate)
        return answer(refusal(code::kStepNotMutating,
                              fmt::format("step \"{}\" changes nothing and needs no plan", command.step),
                              {{"step", command.step}}));
    if (auto before = stepsBeforeDone(**run, *step); !before)
        return answer(before.error());
    auto action = actionOf(*step->definition);
    if (!action)
        return answer(action.error());

    const auto limit = base::toShortText(kPlanTimeout);
    auto planned = [this, command, answer](base::Result<ActionPlan> made) {
        auto current = running(command.run);
        if (!current || !made)
            return answer(current ? made.error() : current.error());
        auto &planning = **current;
        planning.plan = m.gate.plan(planning, *stepOf(planning, command.step).definition, std::move(*made));
        (void)m.runs.commit(planning);
        answer(std::string());
    };
    (*action)->plan({step->definition->action, StepMode::Mutate, step->definition->inputs}, {kPlanTimeout, {}},
                    onceBy<ActionPlan>(m.executor, kPlanTimeout,
                                       refusal(code::kStepNoAnswer, fmt::format("no plan within {}", limit),
                                               {{"step", command.step}, {"timeout", limit}}),
                                       planned));
}

base::Status RunbookRunner::runStep(const api::RunStep &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    auto step = idleStep(**run, command.step);
    if (!step)
        return step.error();
    auto action = actionOf(*step->definition);
    if (!action)
        return action.error();
    std::string target;
    if (step->definition->mode == StepMode::Mutate) {
        if (auto permitted = permitMutation(**run, *step, command, actor); !permitted)
            return permitted;
        target = (*run)->plan->target;
    }
    begin(**run, *step, **action, actor, target);
    return {};
}

base::Status RunbookRunner::skip(const api::SkipStep &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    auto step = idleStep(**run, command.step);
    if (!step)
        return step.error();
    if (auto given = reasonGiven(command.reason); !given)
        return given;
    step->state->state = StepState::Skipped;
    step->state->actor = actor;
    step->state->reason = command.reason;
    step->state->finishedAt = m.clock.wallNow();
    if ((*run)->plan && (*run)->plan->step == command.step)
        (*run)->plan.reset();
    (void)m.runs.commit(**run);
    writeAudit(actor, "runbook.step.skip", command.step, {{"run", command.run.value}, {"reason", command.reason}});
    m.incidents.record((*run)->incident, TimelineKind::StepSkipped, actor,
                       finding(code::kStepSkipped, fmt::format("step \"{}\" skipped: {}", command.step, command.reason),
                               {{"step", command.step}, {"reason", command.reason}}));
    settle();
    return {};
}

base::Status RunbookRunner::cancel(const api::CancelStep &command, const std::string &actor)
{
    const auto at = m_attempts.find({command.run, command.step});
    if (at == m_attempts.end())
        return refusal(code::kStepNotRunning, fmt::format("step \"{}\" is not running", command.step),
                       {{"step", command.step}});
    const auto attempt = at->second;
    attempt->cancelled = true;
    attempt->cancel.cancel();
    writeAudit(actor, "runbook.step.cancel", attempt->target.empty() ? command.step : attempt->target,
               {{"run", command.run.value}});
    m.executor.postAfter(kCancelGrace, [attempt] {
        attempt->finish(
            refusal(code::kStepNoAnswer, "was asked to stop and did not answer", {{"step", attempt->step}}));
    });
    return {};
}

void RunbookRunner::cancelAll()
{
    for (const auto &[key, attempt] : m_attempts)
        attempt->cancel.cancel();
}

base::Status RunbookRunner::escalate(const api::EscalateRun &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    if (auto given = reasonGiven(command.reason); !given)
        return given;
    end(**run, RunState::Escalated, actor,
        finding(code::kRunEscalated, fmt::format("escalated: {}", command.reason),
                {{"run", command.run.value}, {"reason", command.reason}}, domain::Health::Crit));
    return {};
}

base::Status RunbookRunner::abort(const api::AbortRun &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    if (auto given = reasonGiven(command.reason); !given)
        return given;
    end(**run, RunState::Aborted, actor,
        finding(code::kRunAborted, fmt::format("aborted: {}", command.reason),
                {{"run", command.run.value}, {"reason", command.reason}}, domain::Health::Warn));
    return {};
}

void RunbookRunner::settle()
{
    for (const auto &id : m.runs.inProgress()) {
        auto &run = *m.runs.find(id);
        if (!reachedItsAim(run) || !m.detection.isHealthy(run.incident))
            continue;
        end(run, RunState::Succeeded, run.operatorName,
            finding(code::kRunSucceeded, fmt::format("{} succeeded: mended and verified", id.value),
                    {{"run", id.value}}));
        m.incidents.resolveByRun(run.incident, id.value, run.operatorName);
        m.detection.forget(run.incident);
    }
}

base::Result<domain::RunbookRun *> RunbookRunner::running(const domain::RunbookRunId &id)
{
    auto *run = m.runs.find(id);
    if (!run)
        return refusal(code::kRunUnknown, fmt::format("there is no runbook run \"{}\"", id.value), {{"run", id.value}});
    if (run->state != RunState::InProgress)
        return refusal(code::kRunOver, fmt::format("{} is {}", id.value, name(run->state)),
                       {{"run", id.value}, {"state", std::string(name(run->state))}});
    return run;
}

base::Result<StepOfRun> RunbookRunner::idleStep(domain::RunbookRun &run, const std::string &name)
{
    const auto step = stepOf(run, name);
    if (!step)
        return refusal(code::kStepUnknown, fmt::format("{} has no step \"{}\"", run.id.value, name), {{"step", name}});
    if (step.state->state == StepState::Running)
        return refusal(code::kStepRunning, fmt::format("step \"{}\" is running", name), {{"step", name}});
    return step;
}

base::Result<Action *> RunbookRunner::actionOf(const domain::RunbookStep &step) const
{
    const auto at = m.actions.find(step.action);
    // A step that says "read" cannot reach an action that changes something.
    if (at == m.actions.end() || at->second->mode() != step.mode)
        return refusal(code::kActionMissing, fmt::format("action \"{}\" is not available here", step.action),
                       {{"action", step.action}});
    return at->second;
}

base::Status RunbookRunner::stepsBeforeDone(const domain::RunbookRun &run, const StepOfRun &step) const
{
    for (std::size_t i = 0; i < step.index; ++i)
        if (!isFinished(run.steps[i].state))
            return refusal(code::kStepsBefore,
                           fmt::format("step \"{}\" comes first: run it or skip it with a reason", run.steps[i].name),
                           {{"step", step.state->name}, {"first", run.steps[i].name}});
    return {};
}

base::Status RunbookRunner::permitMutation(domain::RunbookRun &run, const StepOfRun &step, const api::RunStep &command,
                                           const std::string &actor)
{
    if (auto before = stepsBeforeDone(run, step); !before)
        return before;
    if (auto passed = m.gate.check(run, *step.definition, command.planToken, command.confirm); !passed)
        return passed;
    const auto &plan = *run.plan;
    for (const auto &[key, attempt] : m_attempts)
        if (attempt->mutates && attempt->target == plan.target)
            return refusal(code::kTargetBusy, fmt::format("{} is being changed by {}", plan.target, attempt->run.value),
                           {{"target", plan.target}});
    return m.audit.write(actor, "runbook.step.intent", plan.target,
                         {{"run", run.id.value},
                          {"incident", run.incident.value},
                          {"runbook", run.runbook.id},
                          {"hash", run.runbook.hash},
                          {"step", step.state->name},
                          {"call", plan.action},
                          {"open_orders", std::to_string(plan.exposure.openOrders)},
                          {"conditional_orders", std::to_string(plan.exposure.conditionalOrders)},
                          {"gross", plan.exposure.gross.toString(2)}});
}

bool RunbookRunner::reachedItsAim(const domain::RunbookRun &run) const
{
    const auto acting = firstMutation(run, false);
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const auto state = run.steps[i].state;
        const bool proves = isProof(run.runbook.steps[i].action);
        const bool done = state == StepState::Done || (state == StepState::Skipped && !proves);
        if (!(i < acting && !proves ? isFinished(state) : done))
            return false;
    }
    return true;
}

void RunbookRunner::end(domain::RunbookRun &run, RunState state, const std::string &actor, domain::Finding what)
{
    run.state = state;
    run.finishedAt = m.clock.wallNow();
    run.plan.reset();
    stopAttempts(run.id);
    (void)m.runs.commit(run);
    writeAudit(actor, "runbook.end", run.runbook.id,
               {{"run", run.id.value}, {"state", std::string(name(state))}, {"what", what.text}});
    m.incidents.record(run.incident, TimelineKind::RunbookFinished, actor, std::move(what));
    if (state == RunState::Aborted)
        m.incidents.closeByHand(run.incident, run.id.value, actor);
}

// A step that still runs is asked to stop; what comes of it is recorded all the same.
void RunbookRunner::stopAttempts(const domain::RunbookRunId &run)
{
    for (const auto &[key, attempt] : m_attempts)
        if (key.first == run) {
            attempt->cancelled = true;
            attempt->cancel.cancel();
        }
}

void RunbookRunner::writeAudit(const std::string &actor, const std::string &action, const std::string &target,
                               const Audit::Fields &fields)
{
    if (auto written = m.audit.write(actor, action, target, fields); !written)
        m.incidents.storeFailed(written.error());
}

} // namespace qcat::ops
