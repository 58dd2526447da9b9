#pragma once

#include <qcat/domain/runbook_run.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

// A step that is done can be taken back where its action is a setting and says what stood there before: the same action sets that again. It
// takes a run of its own, which is planned, confirmed and audited as any other. Everything else is taken back by a person, or not at all;
// the step says how.
namespace qcat::domain
{

struct UndoneStep
{
    RunbookRunId run;
    std::string step;
    bool operator==(const UndoneStep &) const = default;
};

// What the inputs of the action are to take `step` back; nothing where no machine can.
std::optional<std::map<std::string, std::string>> undoInputs(const RunbookStep &definition, const StepRun &step);

// The name of the runbook that takes a step back: it is started by it like any other.
std::string undoRunbook(const UndoneStep &step);
// What the runbook of that name takes back; nothing where it is another one.
std::optional<UndoneStep> undoneBy(const std::string &runbook);

// The run that takes `step` back, is at it, or may have done it; null: none.
const RunbookRun *undoRun(const std::vector<RunbookRun> &runs, const UndoneStep &step);

// Whether that can be asked for now.
bool canUndo(const std::vector<RunbookRun> &runs, const RunbookRun &run, std::size_t step);

} // namespace qcat::domain
