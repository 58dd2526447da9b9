#include "healer.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app::drill
{

using namespace std::chrono_literals;
using domain::RunState;
using domain::StepMode;
using domain::StepState;

namespace
{

constexpr auto kPlanWithin = 20s;
constexpr auto kBeyondItsTimeout = 30s;

bool isOver(StepState state)
{
    return state != StepState::Waiting && state != StepState::Running;
}

base::Error failed(const std::string &step, const std::string &what)
{
    return base::Error{"drill.step", fmt::format("step {}: {}", step, what)};
}

} // namespace

domain::RunbookRun Healer::run() const
{
    for (const auto &run : m_range.now()->ops->runs)
        if (run.id == m_run)
            return run;
    return {};
}

base::Status Healer::heal(const domain::Incident &incident)
{
    domain::RunbookInputs inputs;
    if (m_scenario.inputs) {
        auto picked = m_scenario.inputs(m_range);
        if (!picked)
            return picked.error();
        inputs = *picked;
    }
    const auto started = ask(api::StartRunbook{incident.id, incident.runbook, inputs});
    if (!started)
        return started.error();
    m_run = domain::RunbookRunId{started->createdId};
    if (!waitFor([this] { return run().id == m_run; }, kPlanWithin))
        return base::Error{"drill.run", "the run does not appear"};
    const auto steps = run().runbook.steps;
    if (const auto begun = ask(api::RunReads{m_run}); !begun)
        return begun.error();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (run().state != RunState::InProgress)
            break;
        const auto isDiagnosis = std::none_of(steps.begin(), steps.begin() + std::ptrdiff_t(i) + 1,
                                              [](const auto &step) { return step.mode == StepMode::Mutate; });
        const auto done = steps[i].mode == StepMode::Mutate ? mutate(steps[i])
                          : isDiagnosis                     ? ended(steps[i])
                                                            : read(steps[i]);
        if (!done)
            return done;
    }
    if (!waitFor([this] { return run().state != RunState::InProgress; }, kPlanWithin))
        return base::Error{"drill.run", "the run does not end"};
    return run().state == RunState::Succeeded ? base::Status() : base::Error{"drill.run", "the run did not succeed"};
}

base::Status Healer::mutate(const domain::RunbookStep &step)
{
    if (const auto planned = ask(api::PlanStep{m_run, step.name}); !planned)
        return failed(step.name, planned.error().message);
    const auto isPlanned = [&] { return run().plan && run().plan->step == step.name; };
    if (!waitFor(isPlanned, kPlanWithin))
        return failed(step.name, "no plan");
    const auto plan = *run().plan;
    for (const auto &condition : plan.preconditions)
        if (condition.health == domain::Health::Crit || condition.health == domain::Health::Unknown)
            return failed(step.name, "may not run: " + condition.text);
    const auto phrase = step.confirm == domain::Confirm::Typed ? step.confirmPhrase : std::string();
    if (const auto ran = ask(api::RunStep{m_run, step.name, plan.token, phrase}); !ran)
        return failed(step.name, ran.error().message);
    return ended(step);
}

base::Status Healer::read(const domain::RunbookStep &step)
{
    if (const auto ran = ask(api::RunStep{m_run, step.name, {}, {}}); !ran)
        return failed(step.name, ran.error().message);
    if (auto over = ended(step); !over)
        return over;
    const auto steps = run().steps;
    const auto found = std::ranges::find(steps, step.name, &domain::StepRun::name);
    return found->state == StepState::Done ? base::Status() : failed(step.name, found->finding.text);
}

// Also when it found something: that is what diagnosis is for. A change that failed is none.
base::Status Healer::ended(const domain::RunbookStep &step)
{
    domain::StepRun seen;
    const auto isEnded = [&] {
        const auto steps = run().steps;
        const auto found = std::ranges::find(steps, step.name, &domain::StepRun::name);
        if (found == steps.end())
            return false;
        seen = *found;
        return isOver(seen.state);
    };
    if (!waitFor(isEnded, step.timeout + kBeyondItsTimeout))
        return failed(step.name, "does not end");
    if (step.mode == StepMode::Mutate && seen.state != StepState::Done && seen.state != StepState::Skipped)
        return failed(step.name, seen.finding.text);
    return {};
}

} // namespace qcat::app::drill
