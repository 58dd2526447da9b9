#include "run_path.h"

#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/action_kinds.h>

#include <fmt/format.h>

namespace qcat::ops::run_path
{

namespace
{

using domain::RunbookRun;
using domain::StepMode;
using domain::StepState;

std::size_t indexOf(const RunbookRun &run, const std::string &name)
{
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.steps[i].name == name)
            return i;
    return run.steps.size();
}

void jump(RunbookRun &run, std::size_t from, std::size_t to)
{
    for (std::size_t i = from + 1; i < to && i < run.steps.size(); ++i)
        if (run.steps[i].state == StepState::Waiting)
            run.steps[i].state = StepState::NotTaken;
}

void takeBranch(RunbookRun &run, std::size_t index, base::WallTime now)
{
    const auto &branch = run.runbook.steps[index];
    auto next = branch.otherwise;
    for (const auto &choice : branch.choices)
        if (holds(run, choice.when)) {
            next = choice.next;
            break;
        }
    auto &state = run.steps[index];
    state.state = StepState::Done;
    state.startedAt = state.finishedAt = now;
    state.actor = "qcat";
    state.attempts = 1;
    state.finding = finding(code::kBranchTaken, fmt::format("goes on with \"{}\"", next), {{"next", next}});
    jump(run, index, indexOf(run, next));
}

std::size_t firstMutation(const RunbookRun &run)
{
    std::size_t i = 0;
    while (i < run.steps.size() && (run.runbook.steps[i].mode != StepMode::Mutate || run.steps[i].state == StepState::NotTaken))
        ++i;
    return i;
}

} // namespace

bool isFinished(StepState state)
{
    return state != StepState::Waiting && state != StepState::Running;
}

bool goesByItself(const domain::RunbookStep &step)
{
    return step.action == domain::kBranchAction || step.action == domain::kEscalateAction;
}

bool hasFailed(const domain::RunbookStep &step, StepState state)
{
    return state == StepState::Failed || state == StepState::Interrupted ||
           (state == StepState::Finding && isProof(step.action));
}

std::optional<std::string> outputOf(const RunbookRun &run, const domain::StepOutput &which)
{
    const auto index = indexOf(run, which.step);
    if (index == run.steps.size())
        return std::nullopt;
    const auto &outputs = run.steps[index].outputs;
    const auto at = outputs.find(which.output);
    return at == outputs.end() ? std::nullopt : std::optional(at->second);
}

bool holds(const RunbookRun &run, const std::string &when)
{
    const auto expression = domain::parseStepExpression(when);
    return expression && domain::holds(*expression, [&](const auto &which) { return outputOf(run, which); });
}

std::size_t firstUnfinished(const RunbookRun &run, std::size_t end)
{
    std::size_t i = 0;
    while (i < end && isFinished(run.steps[i].state))
        ++i;
    return i;
}

std::vector<std::size_t> waitingReads(const RunbookRun &run)
{
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const auto &step = run.runbook.steps[i];
        if ((step.mode == StepMode::Mutate || goesByItself(step)) && !isFinished(run.steps[i].state))
            break;
        if (run.steps[i].state == StepState::Waiting)
            waiting.push_back(i);
    }
    return waiting;
}

void leave(RunbookRun &run, std::size_t index)
{
    const auto &step = run.runbook.steps[index];
    const auto state = run.steps[index].state;
    if (hasFailed(step, state)) {
        if (step.onFailure == domain::OnFailure::Step)
            jump(run, index, indexOf(run, step.onFailureStep));
    } else if (state == StepState::Done || state == StepState::Finding || state == StepState::Skipped) {
        if (step.isEnd)
            jump(run, index, run.steps.size());
        else if (!step.next.empty())
            jump(run, index, indexOf(run, step.next));
    }
}

std::optional<std::size_t> goOn(RunbookRun &run, base::WallTime now)
{
    for (auto i = firstUnfinished(run, run.steps.size()); i < run.steps.size(); i = firstUnfinished(run, run.steps.size())) {
        const auto &step = run.runbook.steps[i];
        if (step.action == domain::kEscalateAction)
            return i;
        if (step.action != domain::kBranchAction)
            return std::nullopt;
        takeBranch(run, i, now);
    }
    return std::nullopt;
}

bool reachedItsAim(const RunbookRun &run)
{
    const auto acting = firstMutation(run);
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const auto state = run.steps[i].state;
        const auto &step = run.runbook.steps[i];
        const bool proves = isProof(step.action);
        // A look before a branch decides the way: what it found is dealt with there.
        const bool decides = !proves && i + 1 < run.steps.size() && run.runbook.steps[i + 1].action == domain::kBranchAction;
        // What failed and led elsewhere was made good there.
        const bool ledElsewhere = hasFailed(step, state) && step.onFailure == domain::OnFailure::Step;
        const bool done = state == StepState::Done || state == StepState::NotTaken || ledElsewhere ||
                          (state == StepState::Skipped && !proves);
        if (!((i < acting && !proves) || decides ? isFinished(state) : done))
            return false;
    }
    return true;
}

} // namespace qcat::ops::run_path
