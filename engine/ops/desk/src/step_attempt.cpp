#include "runbook_runner.h"

#include "findings.h"
#include "once.h"
#include "run_path.h"

#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/names.h>

#include <fmt/format.h>

// One attempt of one step: from the moment it is permitted to what came of it.
namespace qcat::ops
{

namespace
{

using domain::StepMode;
using domain::StepState;
using domain::TimelineKind;

constexpr base::Duration kDefaultTimeout = std::chrono::seconds(30);
constexpr base::Duration kAnswerSlack =
    std::chrono::seconds(1); // an action keeps its deadline by itself; this catches one that does not

StepState stateAfter(bool mutates, domain::Health health)
{
    if (mutates)
        return health == domain::Health::Crit || health == domain::Health::Unknown ? StepState::Failed
                                                                                   : StepState::Done;
    return health == domain::Health::Ok ? StepState::Done : StepState::Finding;
}

StepState stateAfter(bool mutates, bool cancelled, const base::Error &error)
{
    if (error.code == code::kStepNoAnswer && mutates)
        return StepState::Interrupted; // whether it worked is not known
    return cancelled ? StepState::Cancelled : StepState::Failed;
}

void setOutput(domain::StepRun &step, const std::string &raw, const Redactor &redact, std::int64_t most)
{
    auto kept = bounded(redact(raw), std::size_t(most));
    step.output = std::move(kept.text);
    step.outputTruncated = kept.truncated;
}

// What later steps may compare.
void setOutputs(domain::StepRun &step, const domain::RunbookStep &definition)
{
    step.outputs = {{"health", std::string(domain::name(step.finding.health))}, {"code", step.finding.code}};
    for (const auto &[ours, theirs] : definition.outputs)
        for (const auto &arg : step.finding.args)
            if (arg.name == theirs)
                step.outputs[ours] = arg.value;
}

} // namespace

base::Status RunbookRunner::begin(domain::RunbookRun &run, const StepOfRun &step, Action &action, const std::string &actor,
                          std::string target)
{
    const AttemptKey key{run.id, step.state->name};
    const auto timeout = step.definition->timeout > base::Duration::zero() ? step.definition->timeout : kDefaultTimeout;
    const auto limit = base::toShortText(timeout);

    auto attempt = std::make_shared<Attempt>();
    attempt->run = run.id;
    attempt->step = step.state->name;
    attempt->actor = actor;
    attempt->target = std::move(target);
    attempt->mutates = step.definition->mode == StepMode::Mutate;
    const auto before = attempt->mutates ? std::optional(run) : std::nullopt;
    const auto attempts = step.state->attempts;
    *step.state = {};
    step.state->name = attempt->step;
    step.state->state = StepState::Running;
    step.state->startedAt = m.clock.wallNow();
    step.state->actor = actor;
    step.state->attempts = attempts + 1;
    step.state->target = attempt->target;
    if (attempt->mutates) {
        run.plan.reset();
        run.approval.reset();
        // Without a record of what is about to be done, and that it runs, it is not done.
        auto kept = m.runs.commit(run, [&] { return recordIntent(run, *step.state, *before->plan, actor, before->approval); });
        if (!kept) {
            run = *before;
            return kept;
        }
    } else {
        (void)m.runs.commit(run); // says itself what failed
    }
    attempt->finish =
        onceBy<ActionOutcome>(m.executor, timeout + kAnswerSlack,
                              refusal(code::kStepNoAnswer, fmt::format("no answer within {}", limit),
                                      {{"step", attempt->step}, {"timeout", limit}}),
                              [this, key](base::Result<ActionOutcome> outcome) { finish(key, std::move(outcome)); });
    m_attempts[key] = attempt;
    if (attempt->mutates)
        m.incidents.record(run.incident, TimelineKind::StepStarted, actor,
                           finding(code::kStepStarted,
                                   fmt::format("step \"{}\" started on {}", attempt->step, attempt->target),
                                   {{"step", attempt->step}}));

    action.run({step.definition->action, step.definition->mode, step.definition->inputs}, {timeout, attempt->cancel},
               m.executor.guarded([this, key](const std::string &line) { progress(key, line); }), attempt->finish);
    return {};
}

base::Status RunbookRunner::recordIntent(const domain::RunbookRun &run, const domain::StepRun &step, const domain::StepPlan &plan,
                                         const std::string &actor, const std::optional<domain::StepApproval> &approval)
{
    Audit::Fields fields = {{"run", run.id.value},
                            {"incident", run.incident.value},
                            {"runbook", run.runbook.id},
                            {"hash", run.runbook.hash},
                            {"step", step.name},
                            {"attempt", std::to_string(step.attempts)},
                            {"call", plan.action},
                            {"open_orders", std::to_string(plan.exposure.openOrders)},
                            {"conditional_orders", std::to_string(plan.exposure.conditionalOrders)},
                            {"gross", plan.exposure.gross.toString(2)}};
    if (approval)
        fields.emplace_back(approval->brokenGlass ? "glass_broken_calling" : "approved_by", approval->approvedBy);
    return m.audit.write(actor, "runbook.step.intent", plan.target, fields);
}

// Shown with the next snapshot; stored with the outcome.
void RunbookRunner::progress(const AttemptKey &key, const std::string &line)
{
    auto *run = m.runs.find(key.first);
    if (!run || !m_attempts.contains(key))
        return;
    auto &step = *stepOf(*run, key.second).state;
    setOutput(step, step.output.empty() ? line : step.output + '\n' + line, m.config.redact, run->runbook.mostOutput);
}

void RunbookRunner::finish(const AttemptKey &key, base::Result<ActionOutcome> outcome)
{
    const auto node = m_attempts.extract(key);
    auto *run = m.runs.find(key.first);
    if (node.empty() || !run)
        return;
    const auto &attempt = *node.mapped();
    const auto [definition, step, index] = stepOf(*run, key.second);
    step->finishedAt = m.clock.wallNow();
    if (outcome) {
        step->state = stateAfter(attempt.mutates, outcome->finding.health);
        step->finding = m.config.redact(outcome->finding);
        if (!outcome->output.empty())
            setOutput(*step, outcome->output, m.config.redact, run->runbook.mostOutput);
    } else {
        step->state = stateAfter(attempt.mutates, attempt.cancelled, outcome.error());
        const auto health = step->state == StepState::Interrupted ? domain::Health::Unknown : domain::Health::Crit;
        step->finding = m.config.redact(finding(outcome.error().code, outcome.error().message, outcome.error().args, health));
    }
    setOutputs(*step, *definition);
    const bool isOn = run->state == domain::RunState::InProgress;
    if (isOn && !attempt.mutates && !attempt.cancelled && run_path::hasFailed(*definition, step->state) &&
        step->attempts <= definition->retries)
        return againLater(*run, {definition, step, index}, attempt.actor);
    if (isOn)
        run_path::leave(*run, index);
    keepOutcome(*run, *step, attempt);
    if (isOn && step->state == StepState::Failed && definition->onFailure == domain::OnFailure::Abort)
        end(*run, domain::RunState::Failed, attempt.actor,
            finding(code::kRunFailed, fmt::format("step \"{}\" failed: {}", step->name, step->finding.text),
                    {{"run", run->id.value}, {"step", step->name}}, domain::Health::Crit));
    goOn(*run, attempt.actor);
    settle();
}

// What came of it stands in the step meanwhile, and an operator may be quicker.
void RunbookRunner::againLater(const domain::RunbookRun &run, const StepOfRun &step, const std::string &actor)
{
    step.state->state = StepState::Waiting;
    (void)m.runs.commit(run);
    m.executor.postAfter(step.definition->retryDelay,
                         [this, id = run.id, name = step.state->name, attempts = step.state->attempts, actor] {
                             auto current = running(id);
                             if (!current)
                                 return;
                             const auto waiting = stepOf(**current, name);
                             const auto action = actionOf(*waiting.definition);
                             if (action && waiting.state->state == StepState::Waiting && waiting.state->attempts == attempts)
                                 (void)begin(**current, waiting, **action, actor, {});
                         });
}

void RunbookRunner::keepOutcome(domain::RunbookRun &run, const domain::StepRun &step, const Attempt &attempt)
{
    const auto audited = [&]() -> base::Status {
        if (!attempt.mutates)
            return {};
        return m.audit.write(attempt.actor, "runbook.step.outcome", attempt.target,
                             {{"run", run.id.value},
                              {"step", step.name},
                              {"state", std::string(name(step.state))},
                              {"code", step.finding.code},
                              {"what", step.finding.text}});
    };
    if (auto kept = m.runs.commit(run, audited); !kept && attempt.mutates)
        m.incidents.storeFailed(kept.error());
    auto what = step.finding;
    what.text = fmt::format("{}: {}", step.name, what.text);
    m.incidents.record(run.incident, TimelineKind::StepFinished, attempt.actor, std::move(what));
}

} // namespace qcat::ops
