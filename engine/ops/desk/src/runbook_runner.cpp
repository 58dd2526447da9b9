#include "runbook_runner.h"

#include "findings.h"
#include "once.h"
#include "run_path.h"
#include "run_undo.h"
#include "runbook_choice.h"
#include "runbook_inputs.h"

#include <qcat/desk/codes.h>
#include <qcat/ops_ports/action_kinds.h>
#include <qcat/domain/names.h>

#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using domain::StepMode;
using domain::StepState;
using domain::TimelineKind;

constexpr base::Duration kPlanTimeout = std::chrono::seconds(5);
constexpr base::Duration kCancelGrace = std::chrono::seconds(2); // then an action that does not answer is given up

base::Error notInTurn(const std::string &step, const std::string &first)
{
    return refusal(code::kStepsBefore, fmt::format("step \"{}\" comes first: run it or skip it with a reason", first),
                   {{"step", step}, {"first", first}});
}

bool startsUsAnew(const domain::RunbookStep &step)
{
    const auto *kind = actionKind(step.action);
    return kind && kind->startsUsAnew;
}

} // namespace

base::Status reasonGiven(const std::string &reason)
{
    if (reason.empty())
        return refusal(code::kTextMissing, "the reason is empty: say it in words", {{"what", "reason"}});
    return {};
}

base::Status RunbookRunner::load()
{
    auto interrupted = m.runs.load([this](const domain::RunbookRun &run) {
        base::Status written;
        for (std::size_t i = 0; written && i < run.steps.size(); ++i)
            if (run.steps[i].state == StepState::Running && run.runbook.steps[i].mode == StepMode::Mutate)
                written = m.audit.write("qcat", startsUsAnew(run.runbook.steps[i]) ? "runbook.step.restarted" : "runbook.step.interrupted", run.runbook.steps[i].action,
                                        {{"run", run.id.value}, {"step", run.steps[i].name}, {"hash", run.runbook.hash}});
        return written;
    });
    if (!interrupted)
        return interrupted.error();
    for (const auto &run : *interrupted)
        m.incidents.record(run.incident, TimelineKind::RunbookFinished, "qcat",
                           finding(code::kRunInterrupted,
                                   fmt::format("{} was interrupted: the program ended", run.id.value),
                                   {{"run", run.id.value}}, domain::Health::Warn));
    return {};
}

base::Result<RunbookRunner::Begun> RunbookRunner::chosen(const api::StartRunbook &command, const std::string &actor)
{
    if (const auto which = domain::undoneBy(command.runbook)) {
        auto runbook = runbookToUndo(m.runs, *which);
        if (!runbook)
            return runbook.error();
        return Begun{std::move(*runbook), {}, m.runs.find(which->run)->incident};
    }
    const auto chosen = chosenRunbook(command, m.config, m.incidents, m.runs);
    if (!chosen)
        return chosen.error();
    auto inputs = completeInputs(**chosen, command.inputs);
    if (!inputs)
        return inputs.error();
    auto runbook = withInputs(**chosen, *inputs);
    if (auto free = m_limits.checkLock(runbook); !free)
        return free.error();
    if (auto few = m_limits.checkRuns(runbook); !few) {
        m.incidents.callAgain(command.incident, actor, finding(few.error().code, few.error().message, few.error().args, domain::Health::Crit));
        return few.error();
    }
    const auto incident = command.incident.isValid() ? command.incident : m.incidents.openByHand(**chosen, actor);
    return Begun{std::move(runbook), std::move(*inputs), incident};
}

base::Result<std::string> RunbookRunner::start(const api::StartRunbook &command, const std::string &actor)
{
    auto begun = chosen(command, actor);
    if (!begun)
        return begun.error();
    const auto incident = begun->incident;
    auto &run = m.runs.start(incident, std::move(begun->runbook), std::move(begun->inputs), actor);
    const auto id = run.id;
    Audit::Fields fields = {{"run", id.value}, {"incident", incident.value}, {"hash", run.runbook.hash}};
    for (const auto &[name, value] : run.inputs)
        fields.emplace_back("input." + name, value);
    if (auto kept = m.runs.commit(run, [&] { return m.audit.write(actor, "runbook.start", run.runbook.id, fields); }); !kept)
        m.incidents.storeFailed(kept.error()); // the run goes on in memory: it is needed most when the disk is full
    m.incidents.record(incident, TimelineKind::RunbookStarted, actor,
                       finding(code::kRunStarted, fmt::format("runbook \"{}\" started as {}", run.runbook.id, id.value),
                               {{"runbook", run.runbook.id}, {"run", id.value}}));
    goOn(run, actor);
    return id.value;
}

base::Status RunbookRunner::runReads(const api::RunReads &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    const auto waiting = run_path::waitingReads(**run);
    if (waiting.empty())
        return refusal(code::kNothingToRun, "no diagnosis step is waiting");
    for (const auto index : waiting) {
        const auto step = stepOf(**run, (*run)->steps[index].name);
        // An answer that came at once may have led past it, or have ended the run.
        if ((*run)->state != domain::RunState::InProgress || step.state->state != StepState::Waiting)
            continue;
        auto action = actionOf(*step.definition);
        if (!action)
            return action.error();
        if (auto begun = begin(**run, step, **action, actor, {}); !begun)
            return begun;
    }
    return {};
}

void RunbookRunner::plan(const api::PlanStep &command, Answer answer)
{
    auto run = running(command.run);
    if (!run)
        return answer(run.error());
    auto step = stepInTurn(**run, command.step);
    if (!step)
        return answer(step.error());
    if (step->definition->mode != StepMode::Mutate)
        return answer(refusal(code::kStepNotMutating,
                              fmt::format("step \"{}\" changes nothing and needs no plan", command.step),
                              {{"step", command.step}}));
    auto action = actionOf(*step->definition);
    if (!action)
        return answer(action.error());

    const auto limit = base::toShortText(kPlanTimeout);
    auto planned = [this, command, answer](base::Result<ActionPlan> made) {
        auto current = running(command.run);
        if (!current || !made)
            return answer(current ? made.error() : current.error());
        auto &planning = **current;
        const auto &definition = *stepOf(planning, command.step).definition;
        auto more = preconditions(planning, definition, made->target);
        made->preconditions.insert(made->preconditions.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        planning.plan = m.gate.plan(planning, definition, std::move(*made));
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
    auto step = stepInTurn(**run, command.step);
    if (!step)
        return step.error();
    auto action = actionOf(*step->definition);
    if (!action)
        return action.error();
    std::string target;
    if (step->definition->mode == StepMode::Mutate) {
        if (auto permitted = permitMutation(**run, *step, command); !permitted)
            return permitted;
        target = (*run)->plan->target;
    }
    return begin(**run, *step, **action, actor, target);
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
    run_path::leave(**run, step->index);
    const Audit::Fields fields = {{"run", command.run.value}, {"reason", command.reason}};
    if (auto kept = m.runs.commit(**run, [&] { return m.audit.write(actor, "runbook.step.skip", command.step, fields); }); !kept)
        m.incidents.storeFailed(kept.error());
    m.incidents.record((*run)->incident, TimelineKind::StepSkipped, actor,
                       finding(code::kStepSkipped, fmt::format("step \"{}\" skipped: {}", command.step, command.reason),
                               {{"step", command.step}, {"reason", command.reason}}));
    goOn(**run, actor);
    settle();
    return {};
}

base::Status RunbookRunner::requestApproval(const api::RequestApproval &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    auto step = idleStep(**run, command.step);
    return step ? m.approvals.request(**run, *step->definition, command, actor) : base::Status(step.error());
}

base::Status RunbookRunner::approve(const api::ApproveStep &command, const std::string &actor)
{
    auto run = running(command.run);
    return run ? m.approvals.approve(**run, command.step, actor) : base::Status(run.error());
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

base::Result<domain::RunbookRun *> RunbookRunner::running(const domain::RunbookRunId &id)
{
    auto *run = m.runs.find(id);
    if (!run)
        return refusal(code::kRunUnknown, fmt::format("there is no runbook run \"{}\"", id.value), {{"run", id.value}});
    if (run->state != domain::RunState::InProgress)
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
    if (run_path::goesByItself(*step.definition))
        return refusal(code::kStepByItself, fmt::format("the run does step \"{}\" by itself", name), {{"step", name}});
    if (step.state->state == StepState::NotTaken)
        return refusal(code::kStepNotTaken, fmt::format("the run went another way than step \"{}\"", name), {{"step", name}});
    // Whatever a branch leads to comes after it.
    for (auto i = run_path::firstUnfinished(run, step.index); i < step.index; ++i)
        if (!run_path::isFinished(run.steps[i].state) && run_path::goesByItself(run.runbook.steps[i]))
            return notInTurn(name, run.steps[i].name);
    return step;
}

base::Result<StepOfRun> RunbookRunner::stepInTurn(domain::RunbookRun &run, const std::string &name)
{
    auto step = idleStep(run, name);
    if (!step || step->definition->mode != StepMode::Mutate)
        return step;
    const auto first = run_path::firstUnfinished(run, step->index);
    return first == step->index ? step : base::Result<StepOfRun>(notInTurn(name, run.steps[first].name));
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

base::Status RunbookRunner::permitMutation(domain::RunbookRun &run, const StepOfRun &step, const api::RunStep &command) const
{
    if (auto approved = m.approvals.check(run, *step.definition); !approved)
        return approved;
    if (auto passed = m.gate.check(run, *step.definition, command.planToken, command.confirm); !passed)
        return passed;
    for (const auto &unmet : preconditions(run, *step.definition, run.plan->target))
        return refusal(code::kPlanPrecondition, fmt::format("a precondition is not met: {}", unmet.text), {{"precondition", unmet.text}});
    for (const auto &[key, attempt] : m_attempts)
        if (attempt->mutates && attempt->target == run.plan->target)
            return refusal(code::kTargetBusy, fmt::format("{} is being changed by {}", run.plan->target, attempt->run.value),
                           {{"target", run.plan->target}});
    return {};
}

std::vector<domain::Finding> RunbookRunner::preconditions(const domain::RunbookRun &run, const domain::RunbookStep &step,
                                                          const std::string &target) const
{
    auto unmet = m_limits.inTheWay(run, target);
    for (const auto &condition : step.preconditions)
        if (!run_path::holds(run, condition.when))
            unmet.push_back(finding(code::kStepCondition, fmt::format("{} ({})", condition.says.en, condition.when),
                                    {{"what", condition.says.en}, {"when", condition.when}}, domain::Health::Crit));
    return unmet;
}

void RunbookRunner::writeAudit(const std::string &actor, const std::string &action, const std::string &target,
                               const Audit::Fields &fields)
{
    if (auto written = m.audit.write(actor, action, target, fields); !written)
        m.incidents.storeFailed(written.error());
}

} // namespace qcat::ops
