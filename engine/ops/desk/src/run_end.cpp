#include "runbook_runner.h"

#include "findings.h"
#include "run_path.h"
#include "run_undo.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>

#include <fmt/format.h>

// How a run comes to its end.
namespace qcat::ops
{

namespace
{

using domain::RunState;
using domain::TimelineKind;

} // namespace

void RunbookRunner::goOn(domain::RunbookRun &run, const std::string &actor)
{
    if (run.state != RunState::InProgress)
        return;
    const auto before = run.steps;
    const auto escalation = run_path::goOn(run, m.clock.wallNow());
    for (std::size_t i = 0; i < before.size(); ++i)
        if (before[i].state != run.steps[i].state && run.runbook.steps[i].action == domain::kBranchAction)
            m.incidents.record(run.incident, TimelineKind::StepFinished, "qcat", run.steps[i].finding);
    if (run.steps != before)
        (void)m.runs.commit(run); // says itself what failed
    if (!escalation)
        return;
    auto &step = run.steps[*escalation];
    const auto &inputs = run.runbook.steps[*escalation].inputs;
    const auto reason = inputs.contains("reason") ? inputs.at("reason") : step.name;
    step.state = domain::StepState::Done;
    step.startedAt = step.finishedAt = m.clock.wallNow();
    step.actor = "qcat";
    step.finding = finding(code::kRunEscalated, fmt::format("escalated: {}", reason), {{"run", run.id.value}, {"reason", reason}},
                           domain::Health::Crit);
    escalated(run, reason, actor);
}

base::Status RunbookRunner::escalate(const api::EscalateRun &command, const std::string &actor)
{
    auto run = running(command.run);
    if (!run)
        return run.error();
    if (auto given = reasonGiven(command.reason); !given)
        return given;
    escalated(**run, command.reason, actor);
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

void RunbookRunner::escalated(domain::RunbookRun &run, const std::string &reason, const std::string &actor)
{
    const auto what = finding(code::kRunEscalated, fmt::format("escalated: {}", reason),
                              {{"run", run.id.value}, {"reason", reason}}, domain::Health::Crit);
    end(run, RunState::Escalated, actor, what);
    m.incidents.callAgain(run.incident, actor, what);
}

void RunbookRunner::settle()
{
    for (const auto &id : m.runs.inProgress()) {
        auto &run = *m.runs.find(id);
        const bool isDone = run_path::reachedItsAim(run);
        if (const auto which = domain::undoneBy(run.runbook.id)) {
            if (isDone)
                undone(run, *which);
            continue;
        }
        if (!isDone || hasUndoneStep(m.runs, run) || !m.detection.isHealthy(run.incident))
            continue;
        end(run, RunState::Succeeded, run.operatorName,
            finding(code::kRunSucceeded, fmt::format("{} succeeded: mended and verified", id.value),
                    {{"run", id.value}}));
        m.incidents.resolveByRun(run.incident, id.value, run.operatorName);
        m.detection.forget(run.incident);
    }
}

// That the incident is over is for others to say: what mended it is not there any more.
void RunbookRunner::undone(domain::RunbookRun &run, const domain::UndoneStep &which)
{
    end(run, RunState::Succeeded, run.operatorName,
        finding(code::kStepUndone, fmt::format("{} took step \"{}\" of {} back", run.id.value, which.step, which.run.value),
                {{"run", run.id.value}, {"step", which.step}, {"of", which.run.value}}));
}

void RunbookRunner::end(domain::RunbookRun &run, RunState state, const std::string &actor, domain::Finding what)
{
    run.state = state;
    run.finishedAt = m.clock.wallNow();
    run.plan.reset();
    stopAttempts(run.id);
    run.approval.reset();
    const Audit::Fields fields = {
        {"run", run.id.value}, {"hash", run.runbook.hash}, {"state", std::string(name(state))}, {"what", what.text}};
    if (auto kept = m.runs.commit(run, [&] { return m.audit.write(actor, "runbook.end", run.runbook.id, fields); }); !kept)
        m.incidents.storeFailed(kept.error());
    m.incidents.record(run.incident, TimelineKind::RunbookFinished, actor, std::move(what));
    if (state == RunState::Aborted && !domain::undoneBy(run.runbook.id))
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

} // namespace qcat::ops
