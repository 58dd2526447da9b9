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

constexpr auto kAnswerWithin = 20s;
constexpr auto kBeyondItsTimeout = 30s;

bool isOver(StepState state)
{
    return state != StepState::Waiting && state != StepState::Running;
}

bool goesByItself(const domain::RunbookStep &step)
{
    return step.action == domain::kBranchAction || step.action == domain::kEscalateAction;
}

base::Error failed(const std::string &step, const std::string &what)
{
    return base::Error{"drill.step", fmt::format("step {}: {}", step, what)};
}

} // namespace

domain::RunbookRun Healer::run() const
{
    for (const auto held = m_range.now(); const auto &run : held->ops->runs)
        if (run.id == m_run)
            return run;
    return {};
}

std::optional<std::size_t> Healer::ahead() const
{
    const auto steps = run().steps;
    const auto at = std::ranges::find_if(steps, [](const auto &step) { return !isOver(step.state); });
    return at == steps.end() ? std::nullopt : std::optional(std::size_t(at - steps.begin()));
}

base::Status Healer::heal(const domain::Incident &incident)
{
    if (auto started = start(incident); !started)
        return started;
    if (auto through = goThrough(); !through)
        return through;
    if (!waitFor([this] { return run().state != RunState::InProgress; }, kAnswerWithin))
        return base::Error{"drill.run", "the run does not end"};
    return run().state == RunState::Succeeded ? base::Status() : base::Status(notMended());
}

base::Status Healer::start(const domain::Incident &incident)
{
    domain::RunbookInputs inputs;
    if (m_scenario.inputs) {
        auto picked = m_scenario.inputs(m_range);
        if (!picked)
            return picked.error();
        inputs = *picked;
    }
    const auto started = ask(api::StartRunbook{incident.id, m_scenario.runbook.empty() ? incident.runbook : m_scenario.runbook, inputs});
    if (!started)
        return started.error();
    m_run = domain::RunbookRunId{started->createdId};
    if (!waitFor([this] { return run().id == m_run; }, kAnswerWithin))
        return base::Error{"drill.run", "the run does not appear"};
    return {};
}

base::Status Healer::goThrough()
{
    const auto steps = run().runbook.steps;
    while (run().state == RunState::InProgress) {
        const auto at = ahead();
        if (!at)
            return {};
        const auto &step = steps[*at];
        base::Status done;
        if (goesByItself(step) || run().steps[*at].state == StepState::Running)
            done = ended(step);
        else
            done = step.mode == StepMode::Mutate ? mutate(step) : read();
        if (!done)
            return done;
    }
    return {};
}

// Every look that waits, at once.
base::Status Healer::read()
{
    const auto at = ahead();
    if (const auto begun = ask(api::RunReads{m_run}); !begun)
        return begun.error();
    return at ? ended(run().runbook.steps[*at]) : base::Status();
}

base::Status Healer::mutate(const domain::RunbookStep &step)
{
    if (const auto planned = ask(api::PlanStep{m_run, step.name}); !planned)
        return failed(step.name, planned.error().message);
    if (!waitFor([&] { return run().plan && run().plan->step == step.name; }, kAnswerWithin))
        return failed(step.name, "no plan");
    const auto plan = *run().plan;
    for (const auto &condition : plan.preconditions)
        if (condition.health == domain::Health::Crit || condition.health == domain::Health::Unknown)
            return failed(step.name, "may not run: " + condition.text);
    if (step.approvalTtl)
        if (auto approved = approve(step); !approved)
            return approved;
    const auto phrase = step.confirm == domain::Confirm::Typed ? step.confirmPhrase : std::string();
    if (const auto ran = ask(api::RunStep{m_run, step.name, plan.token, phrase}); !ran)
        return failed(step.name, ran.error().message);
    return ended(step);
}

base::Status Healer::approve(const domain::RunbookStep &step)
{
    if (const auto asked = ask(api::RequestApproval{m_run, step.name, "drill", {}}); !asked)
        return failed(step.name, asked.error().message);
    auto approver = m_range.secondPerson();
    if (!approver)
        return approver.error();
    if (const auto approved = (*approver)->run(api::ApproveStep{m_run, step.name}); !approved)
        return failed(step.name, approved.error().message);
    const auto isGranted = [this] { return run().approval && !run().approval->approvedBy.empty(); };
    return waitFor(isGranted, kAnswerWithin) ? base::Status()
                                             : base::Status(failed(step.name, "the approval does not appear"));
}

// However it ended: what a failure means, the runbook says.
base::Status Healer::ended(const domain::RunbookStep &step)
{
    const auto isEnded = [&] {
        m_hand.look();
        const auto steps = run().steps;
        const auto found = std::ranges::find(steps, step.name, &domain::StepRun::name);
        return run().state != RunState::InProgress || (found != steps.end() && isOver(found->state));
    };
    if (!waitFor(isEnded, step.timeout + kBeyondItsTimeout))
        return failed(step.name, "does not end");
    const auto steps = run().steps;
    const auto found = std::ranges::find(steps, step.name, &domain::StepRun::name);
    if (step.mode == StepMode::Mutate && step.onFailure == domain::OnFailure::Continue &&
        found->state == StepState::Failed)
        return failed(step.name, found->finding.text); // nobody would try it again
    return {};
}

base::Error Healer::notMended() const
{
    const auto steps = run().steps;
    const auto found = std::ranges::find(steps, StepState::Failed, &domain::StepRun::state);
    return found == steps.end() ? base::Error{"drill.run", "the run did not succeed"}
                                : failed(found->name, found->finding.text);
}

} // namespace qcat::app::drill
