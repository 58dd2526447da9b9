#include "run_book.h"

#include "findings.h"
#include "run_path.h"

#include <qcat/base/log.h>
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
using domain::StepState;

constexpr int kLoaded = 500;

void interrupt(domain::RunbookRun &run, base::WallTime now)
{
    run.state = RunState::Interrupted;
    run.finishedAt = now;
    run.plan.reset();
    for (auto &step : run.steps)
        if (step.state == StepState::Running) {
            step.state = StepState::Interrupted;
            step.finishedAt = now;
            step.finding =
                finding(code::kStepInterrupted, "the program ended while it ran: whether it worked is not known",
                        {{"step", step.name}}, domain::Health::Unknown);
        }
}

// This process is the proof of it.
bool isStartedAnew(domain::RunbookRun &run, base::WallTime now)
{
    for (std::size_t i = 0; i < run.steps.size() && i < run.runbook.steps.size(); ++i) {
        const auto *kind = actionKind(run.runbook.steps[i].action);
        auto &step = run.steps[i];
        if (step.state != StepState::Running || !kind || !kind->startsUsAnew)
            continue;
        step.state = StepState::Done;
        step.finishedAt = now;
        step.finding = finding(code::kStepRestarted, "stopped in order and started again", {}, domain::Health::Ok);
        step.outputs = {{"health", std::string(domain::name(step.finding.health))}, {"code", step.finding.code}};
        run_path::leave(run, i);
        return true;
    }
    return false;
}

} // namespace

RunBook::RunBook(OpsStore &store, const base::Clock &clock, Publish publish)
    : m_store(store), m_clock(clock), m_publish(std::move(publish))
{
}

base::Result<std::vector<domain::RunbookRun>> RunBook::load(const std::function<base::Status(const domain::RunbookRun &)> &along)
{
    auto loaded = m_store.loadRuns(kLoaded);
    if (!loaded)
        return loaded.error();
    m_runs = std::move(*loaded);
    std::stable_sort(m_runs.begin(), m_runs.end(),
                     [](const auto &a, const auto &b) { return a.startedAt < b.startedAt; });
    std::vector<domain::RunbookRun> interrupted;
    for (auto &run : m_runs) {
        if (run.state != RunState::InProgress)
            continue;
        const auto before = run;
        if (!isStartedAnew(run, m_clock.wallNow())) {
            interrupt(run, m_clock.wallNow());
            interrupted.push_back(before);
        }
        if (auto saved = commit(run, [&] { return along(before); }); !saved)
            return saved.error();
    }
    return interrupted;
}

domain::RunbookRun &RunBook::start(const domain::IncidentId &incident, domain::Runbook runbook,
                                   domain::RunbookInputs inputs, const std::string &actor)
{
    const auto before =
        std::count_if(m_runs.begin(), m_runs.end(), [&](const auto &run) { return run.incident == incident; });
    domain::RunbookRun run;
    run.id = {fmt::format("{}-R{}", incident.value, before + 1)};
    run.incident = incident;
    run.runbook = std::move(runbook);
    run.inputs = std::move(inputs);
    run.operatorName = actor;
    run.startedAt = m_clock.wallNow();
    for (const auto &step : run.runbook.steps) {
        run.steps.emplace_back();
        run.steps.back().name = step.name;
    }
    m_runs.push_back(std::move(run));
    return m_runs.back();
}

base::Status RunBook::commit(const domain::RunbookRun &run)
{
    return commit(run, [] { return base::Status(); });
}

base::Status RunBook::commit(const domain::RunbookRun &run, const Along &along)
{
    auto saved = m_store.transact([&]() -> base::Status {
        auto written = along();
        return written ? m_store.saveRun(run) : written;
    });
    if (!saved)
        log::error("desk", "runbook run {} could not be stored: {}", run.id.value, saved.error().message);
    m_publish(api::RunbookChanged{run});
    return saved;
}

void RunBook::drop(const domain::RunbookRunId &id)
{
    std::erase_if(m_runs, [&](const auto &run) { return run.id == id; });
}

domain::RunbookRun *RunBook::find(const domain::RunbookRunId &id)
{
    const auto at = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto &run) { return run.id == id; });
    return at == m_runs.end() ? nullptr : &*at;
}

domain::RunbookRun *RunBook::inProgress(const domain::IncidentId &incident)
{
    const auto at = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto &run) {
        return run.incident == incident && run.state == RunState::InProgress;
    });
    return at == m_runs.end() ? nullptr : &*at;
}

std::vector<domain::RunbookRun> RunBook::newest(std::size_t most) const
{
    const auto count = std::min(most, m_runs.size());
    return {m_runs.rbegin(), m_runs.rbegin() + std::ptrdiff_t(count)};
}

std::vector<domain::RunbookRunId> RunBook::inProgress() const
{
    std::vector<domain::RunbookRunId> ids;
    for (const auto &run : m_runs)
        if (run.state == RunState::InProgress)
            ids.push_back(run.id);
    return ids;
}

StepOfRun stepOf(domain::RunbookRun &run, const std::string &name)
{
    for (std::size_t i = 0; i < run.steps.size() && i < run.runbook.steps.size(); ++i)
        if (run.steps[i].name == name)
            return {&run.runbook.steps[i], &run.steps[i], i};
    return {};
}

} // namespace qcat::ops
