#include "runbook_runner.h"

#include "findings.h"
#include "once.h"

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

constexpr std::size_t kMostOutput = 64 * 1024;
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

void setOutput(domain::StepRun &step, const std::string &raw, const Redactor &redact)
{
    auto kept = bounded(redact(raw), kMostOutput);
    step.output = std::move(kept.text);
    step.outputTruncated = kept.truncated;
}

} // namespace

void RunbookRunner::begin(domain::RunbookRun &run, const StepOfRun &step, Action &action, const std::string &actor,
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
    attempt->finish =
        onceBy<ActionOutcome>(m.executor, timeout + kAnswerSlack,
                              refusal(code::kStepNoAnswer, fmt::format("no answer within {}", limit),
                                      {{"step", attempt->step}, {"timeout", limit}}),
                              [this, key](base::Result<ActionOutcome> outcome) { finish(key, std::move(outcome)); });
    m_attempts[key] = attempt;

    *step.state = {};
    step.state->name = attempt->step;
    step.state->state = StepState::Running;
    step.state->startedAt = m.clock.wallNow();
    step.state->actor = actor;
    if (attempt->mutates)
        run.plan.reset();
    (void)m.runs.commit(run);
    if (attempt->mutates)
        m.incidents.record(run.incident, TimelineKind::StepStarted, actor,
                           finding(code::kStepStarted,
                                   fmt::format("step \"{}\" started on {}", attempt->step, attempt->target),
                                   {{"step", attempt->step}}));

    action.run({step.definition->action, step.definition->mode, step.definition->inputs}, {timeout, attempt->cancel},
               m.executor.guarded([this, key](const std::string &line) { progress(key, line); }), attempt->finish);
}

// Shown with the next snapshot; stored with the outcome.
void RunbookRunner::progress(const AttemptKey &key, const std::string &line)
{
    auto *run = m.runs.find(key.first);
    if (!run || !m_attempts.contains(key))
        return;
    auto &step = *stepOf(*run, key.second).state;
    setOutput(step, step.output.empty() ? line : step.output + '\n' + line, m.config.redact);
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
            setOutput(*step, outcome->output, m.config.redact);
    } else {
        step->state = stateAfter(attempt.mutates, attempt.cancelled, outcome.error());
        const auto health = step->state == StepState::Interrupted ? domain::Health::Unknown : domain::Health::Crit;
        step->finding = m.config.redact(finding(outcome.error().code, outcome.error().message, outcome.error().args, health));
    }
    (void)m.runs.commit(*run);
    recordOutcome(*run, *step, attempt);
    if (run->state == domain::RunState::InProgress && step->state == StepState::Failed &&
        definition->onFailure == domain::OnFailure::Abort)
        end(*run, domain::RunState::Failed, attempt.actor,
            finding(code::kRunFailed, fmt::format("step \"{}\" failed: {}", step->name, step->finding.text),
                    {{"run", run->id.value}, {"step", step->name}}, domain::Health::Crit));
    settle();
}

void RunbookRunner::recordOutcome(const domain::RunbookRun &run, const domain::StepRun &step, const Attempt &attempt)
{
    if (attempt.mutates)
        writeAudit(attempt.actor, "runbook.step.outcome", attempt.target,
                   {{"run", run.id.value},
                    {"step", step.name},
                    {"state", std::string(name(step.state))},
                    {"code", step.finding.code},
                    {"what", step.finding.text}});
    auto what = step.finding;
    what.text = fmt::format("{}: {}", step.name, what.text);
    m.incidents.record(run.incident, TimelineKind::StepFinished, attempt.actor, std::move(what));
}

} // namespace qcat::ops
