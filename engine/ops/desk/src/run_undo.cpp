#include "run_undo.h"

#include "findings.h"

#include <qcat/desk/codes.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::ops
{

namespace
{

base::Status mayBeUndone(const RunBook &runs, const domain::RunbookRun &run, const StepOfRun &step)
{
    const auto &name = step.state->name;
    const auto &definition = *step.definition;
    if (domain::undoneBy(run.runbook.id))
        return refusal(code::kUndoOfUndo, fmt::format("{} took something back: start the runbook again instead", run.id.value), {{"run", run.id.value}});
    if (definition.irreversible)
        return refusal(code::kUndoIrreversible, fmt::format("step \"{}\" cannot be taken back: {}", name, definition.undo.en),
                       {{"step", name}, {"why", definition.undo.en}});
    if (step.state->state != domain::StepState::Done || definition.mode != domain::StepMode::Mutate)
        return refusal(code::kUndoNotDone, fmt::format("step \"{}\" was not done: there is nothing to take back", name), {{"step", name}});
    if (const auto *by = domain::undoRun(runs.all(), {run.id, name}))
        return refusal(code::kUndoAlready, fmt::format("step \"{}\" is taken back by {} already", name, by->id.value),
                       {{"step", name}, {"run", by->id.value}});
    if (!domain::undoInputs(definition, *step.state))
        return refusal(code::kUndoByHand, fmt::format("step \"{}\" is not taken back by itself: {}", name, definition.undo.en),
                       {{"step", name}, {"how", definition.undo.en}});
    return {};
}

} // namespace

base::Result<domain::Runbook> runbookToUndo(RunBook &runs, const domain::UndoneStep &which)
{
    auto *run = runs.find(which.run);
    if (!run)
        return refusal(code::kRunUnknown, fmt::format("there is no runbook run \"{}\"", which.run.value), {{"run", which.run.value}});
    const auto step = stepOf(*run, which.step);
    if (!step)
        return refusal(code::kStepUnknown, fmt::format("{} has no step \"{}\"", which.run.value, which.step), {{"step", which.step}});
    if (auto may = mayBeUndone(runs, *run, step); !may)
        return may.error();

    auto back = *step.definition;
    back.title = {"Take back: " + back.title.en, "撤销：" + back.title.zh};
    back.looksFor = {"Sets it as it was before the step.", "恢复到该步骤执行之前的状态。"};
    back.inputs = *domain::undoInputs(*step.definition, *step.state);
    back.undo = {"Start the runbook again.", "重新执行该预案。"};
    back.preconditions.clear(); // they were about the way to it
    back.outputs.clear();
    back.onFailure = domain::OnFailure::Continue;
    back.onFailureStep.clear();
    back.next.clear();
    back.isEnd = false;

    domain::Runbook runbook;
    runbook.id = domain::undoRunbook(which);
    runbook.version = run->runbook.version;
    runbook.hash = run->runbook.hash;
    runbook.title = back.title;
    runbook.component = run->runbook.component;
    runbook.owner = run->runbook.owner;
    runbook.lockKey = runbook.id;
    runbook.mostOutput = run->runbook.mostOutput;
    runbook.isOwn = run->runbook.isOwn;
    runbook.steps.push_back(std::move(back));
    return runbook;
}

bool hasUndoneStep(const RunBook &runs, const domain::RunbookRun &run)
{
    return std::ranges::any_of(run.steps, [&](const auto &step) { return domain::undoRun(runs.all(), {run.id, step.name}) != nullptr; });
}

} // namespace qcat::ops
