#include <qcat/domain/step_undo.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace qcat::domain
{

namespace
{

constexpr std::string_view kSuffix = "/undo";
constexpr std::string_view kBefore = "before"; // of the finding: what stood there
// The settings among the actions, and which of their inputs is the value.
constexpr std::pair<std::string_view, const char *> kSettings[] = {{"pool.resize", "size"}, {"redis.set", "value"}};

// Under way, or it has done it, or nobody knows.
bool isTakingBack(const RunbookRun &run)
{
    const auto state = run.steps.empty() ? StepState::Waiting : run.steps.front().state;
    return run.state == RunState::InProgress || state == StepState::Done || state == StepState::Running || state == StepState::Interrupted;
}

} // namespace

std::optional<std::map<std::string, std::string>> undoInputs(const RunbookStep &definition, const StepRun &step)
{
    const auto setting = std::ranges::find(kSettings, definition.action, &std::pair<std::string_view, const char *>::first);
    const auto before = std::ranges::find(step.finding.args, kBefore, &base::Error::Arg::name);
    if (step.state != StepState::Done || definition.irreversible || setting == std::end(kSettings) || before == step.finding.args.end())
        return std::nullopt;
    auto inputs = definition.inputs;
    inputs[setting->second] = before->value;
    return inputs;
}

std::string undoRunbook(const UndoneStep &step)
{
    return step.run.value + '/' + step.step + std::string(kSuffix);
}

std::optional<UndoneStep> undoneBy(const std::string &runbook)
{
    if (!runbook.ends_with(kSuffix))
        return std::nullopt;
    const auto name = runbook.substr(0, runbook.size() - kSuffix.size());
    const auto slash = name.rfind('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == name.size())
        return std::nullopt;
    return UndoneStep{{name.substr(0, slash)}, name.substr(slash + 1)};
}

const RunbookRun *undoRun(const std::vector<RunbookRun> &runs, const UndoneStep &step)
{
    const auto id = undoRunbook(step);
    const auto found = std::ranges::find_if(runs, [&](const auto &run) { return run.runbook.id == id && isTakingBack(run); });
    return found == runs.end() ? nullptr : &*found;
}

bool canUndo(const std::vector<RunbookRun> &runs, const RunbookRun &run, std::size_t step)
{
    return !undoneBy(run.runbook.id) && undoInputs(run.runbook.steps[step], run.steps[step]) && !undoRun(runs, {run.id, run.steps[step].name});
}

} // namespace qcat::domain
