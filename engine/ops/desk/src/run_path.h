#pragma once

#include <qcat/domain/runbook_run.h>
#include <qcat/domain/step_expression.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// Which way a run goes through its steps. Nothing here does anything: it reads a run and marks in it what was decided.
namespace qcat::ops::run_path
{

bool isFinished(domain::StepState state);
// A branch or an escalation: nobody presses it.
bool goesByItself(const domain::RunbookStep &step);
// It did not work, or what it was to prove is not so.
bool hasFailed(const domain::RunbookStep &step, domain::StepState state);

// What the step has put out, "health" and "code" with it; empty where it has not been done.
std::optional<std::string> outputOf(const domain::RunbookRun &run, const domain::StepOutput &which);
bool holds(const domain::RunbookRun &run, const std::string &when);

// Index of the first step before `end` that is not finished; `end` where all are.
std::size_t firstUnfinished(const domain::RunbookRun &run, std::size_t end);
// Waiting reads that nothing stands before: the diagnosis, as far as the next change or branch.
std::vector<std::size_t> waitingReads(const domain::RunbookRun &run);

// A step was finished: what lies between it and where it leads is not taken.
void leave(domain::RunbookRun &run, std::size_t index);
// Takes the branches that the run has come to. Gives the escalation that it has come to, if it has.
std::optional<std::size_t> goOn(domain::RunbookRun &run, base::WallTime now);

// Everything on its way is done, and what was changed is proven.
bool reachedItsAim(const domain::RunbookRun &run);

} // namespace qcat::ops::run_path
