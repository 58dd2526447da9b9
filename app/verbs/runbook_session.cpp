#include "runbook_session.h"

#include "verbs.h"

#include <qcat/domain/names.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace qcat::app
{

using namespace std::chrono_literals;

namespace
{

using domain::RunState;
using domain::StepMode;
using domain::StepState;

constexpr base::Duration kSilent = 2s; // … so that this is an engine that is away
constexpr auto kLook = 50ms; // the engine's snapshots come about ten a second
constexpr auto kRunOver = "run.over"; // the engine's refusal when somebody or something else has ended the run

bool isRunning(const domain::RunbookRun &run)
{
    return std::ranges::any_of(run.steps, [](const auto &step) { return step.state == StepState::Running; });
}

// Those that the engine runs at once: as far as the next change or branch.
std::vector<std::string> waitingReads(const domain::RunbookRun &run)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        const auto &step = run.runbook.steps[i];
        if (run.steps[i].state != StepState::Waiting)
            continue;
        if (step.mode == StepMode::Mutate || step.action == domain::kBranchAction || step.action == domain::kEscalateAction)
            break;
        names.push_back(step.name);
    }
    return names;
}

void sayPlan(const domain::RunbookStep &step, const domain::StepPlan &plan)
{
    fmt::print("\n{}\n  does      {}\n  to        {}\n  effect    {}\n  {:<9} {}\n", step.title.en, plan.action, plan.target, step.effect.en,
               step.irreversible ? "for good" : "undo", step.undo.en);
    fmt::print("  exposure  {} open orders, {} stops at the venue, gross {}\n", plan.exposure.openOrders, plan.exposure.conditionalOrders,
               plan.exposure.gross.toString(2));
    for (const auto &precondition : plan.preconditions)
        fmt::print("  {} {}\n", precondition.health == domain::Health::Ok || precondition.health == domain::Health::Warn ? "ok       " : "NOT MET  ",
                   precondition.text);
}

// Neither what was asked for, nor one of the other ways, nor the empty line or the "n" of one who does not want to.
bool isSlip(const std::string &answer, const std::string &wanted)
{
    const bool isWay = answer.size() > 2 && answer[1] == ' ' && std::string_view("sea").find(answer[0]) != std::string_view::npos;
    return !answer.empty() && answer != wanted && answer != "n" && answer != "no" && !isWay;
}

bool hasChangeLeft(const domain::RunbookRun &run)
{
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.steps[i].state == StepState::Waiting && run.runbook.steps[i].mode == StepMode::Mutate)
            return true;
    return false;
}

} // namespace

int RunbookSession::run(const api::StartRunbook &command)
{
    const auto started = m_engine.run(command);
    if (!started)
        return sayFailure(started.error());
    m_id = {started->createdId};
    fmt::print("{}\n", m_id.value);
    for (;;) {
        const auto now = settled();
        if (!now)
            return gone();
        const auto &run = *now;
        sayFinished(run);
        if (run.state != RunState::InProgress) {
            fmt::print("{} {}\n", run.id.value, name(run.state));
            if (run.state == RunState::Succeeded)
                for (const auto &words : run.runbook.followUp)
                    fmt::print("afterwards: {}\n", words.en);
            return run.state == RunState::Succeeded || (m_options.onlyPlans && m_hasPlanned) ? kGood : kFinding;
        }
        if (const auto went = next(run); !went) {
            if (went.error().code != kRunOver) // how it ended is said above
                fmt::print(stderr, "{}\n", went.error().message);
            if (const auto stopped = giveUp(went.error().message); !stopped)
                return silence() > kSilent ? gone() : sayFailure(stopped.error()); // nobody was there to take either
        }
    }
}

base::Duration RunbookSession::silence() const
{
    return runtime::SystemClock().steadyNow() - m_engine.snapshot()->receivedAt;
}

std::optional<domain::RunbookRun> RunbookSession::current() const
{
    const auto snapshot = m_engine.snapshot();
    const auto at = std::ranges::find(snapshot->ops->runs, m_id, &domain::RunbookRun::id);
    return at == snapshot->ops->runs.end() ? std::nullopt : std::optional(*at);
}

std::optional<domain::RunbookRun> RunbookSession::untilShown(const std::function<bool(const domain::RunbookRun &)> &isShown) const
{
    std::optional<domain::RunbookRun> run;
    const bool isSeen = m_engine.waitFor([&](const api::Snapshot &) { return (run = current()) && isShown(*run); });
    return isSeen ? run : std::nullopt;
}

std::optional<domain::RunbookRun> RunbookSession::settled()
{
    std::this_thread::sleep_for(2 * kLook);
    for (;;) {
        const auto run = current();
        if (run && !isRunning(*run) && silence() < kSilent)
            return run;
        if (silence() > m_options.patience)
            return std::nullopt;
        std::this_thread::sleep_for(kLook);
    }
}

// The run is the engine's, not ours: it goes on, or stands as interrupted, when the engine is back.
int RunbookSession::gone() const
{
    fmt::print(stderr, "the engine does not answer, for {} now; {} stands in its record and is shown by qcat runbook runs when it is back; qcat rescue looks why "
                       "it is not\n", base::toShortText(silence()), m_id.value);
    return kUnreachable;
}

void RunbookSession::sayFinished(const domain::RunbookRun &run)
{
    for (const auto &step : run.steps)
        if (step.finishedAt.isValid() && m_said[step.name] != step.finishedAt) {
            m_said[step.name] = step.finishedAt;
            fmt::print("  {:<16} {:<11} {}\n", step.name, name(step.state), step.state == StepState::Skipped ? step.reason : step.finding.text);
        }
}

base::Result<RunbookSession::Went> RunbookSession::next(const domain::RunbookRun &run)
{
    if (m_options.onlyPlans && !hasChangeLeft(run)) { // or its last read would end the run, and say of its incident that it is mended
        fmt::print("nothing that is left on this way changes anything\n");
        m_hasPlanned = true;
        return giveUp("only planned");
    }
    for (std::size_t i = 0; i < run.steps.size(); ++i) {
        if (run.steps[i].state != StepState::Waiting)
            continue;
        const auto &step = run.runbook.steps[i];
        if (step.mode == StepMode::Mutate)
            return change(step);
        const bool isProof = std::any_of(run.runbook.steps.begin(), run.runbook.steps.begin() + std::ptrdiff_t(i),
                                         [](const auto &before) { return before.mode == StepMode::Mutate; });
        return isProof ? read(step.name) : reads(run);
    }
    for (std::size_t i = 0; i < run.steps.size(); ++i)
        if (run.steps[i].state == StepState::Failed || run.steps[i].state == StepState::Interrupted)
            return otherwise(run.steps[i].name, m_ask(fmt::format("{} did not work; e REASON to call people, a REASON to stop: ", run.steps[i].name)).value_or(""));
    // Everything is done: it ends when its incident's probes agree.
    if (!std::exchange(m_saidThatItWaits, true))
        fmt::print("everything is done; waits until what watches the fault agrees\n");
    std::this_thread::sleep_for(10 * kLook);
    return Went::On;
}

base::Result<RunbookSession::Went> RunbookSession::reads(const domain::RunbookRun &run)
{
    if (m_options.asksForReads && !m_options.isUnattended)
        if (const auto answer = m_ask("Run the diagnosis, which changes nothing? [y]: "); !answer || (!answer->empty() && *answer != "y"))
            return giveUp("stopped at the terminal");
    const auto answer = m_engine.run(api::RunReads{m_id});
    return answer ? begun(waitingReads(run)) : answer.error();
}

base::Result<RunbookSession::Went> RunbookSession::read(const std::string &step)
{
    const auto answer = m_engine.run(api::RunStep{m_id, step, {}, {}});
    return answer ? begun({step}) : answer.error();
}

base::Result<RunbookSession::Went> RunbookSession::change(const domain::RunbookStep &step)
{
    const auto planned = m_engine.run(api::PlanStep{m_id, step.name});
    if (!planned)
        return unplanned(step, planned.error());
    const auto run = untilShown([&](const domain::RunbookRun &seen) { return seen.plan && seen.plan->step == step.name; });
    if (!run)
        return base::Error{"plan.missing", "the plan of " + step.name + " does not show"};
    const auto plan = *run->plan;
    sayPlan(step, plan);
    m_hasPlanned = true;
    if (m_options.onlyPlans)
        return giveUp("only planned");
    if (!plan.isRunnable())
        return m_options.isUnattended ? giveUp("a precondition is not met")
                                      : otherwise(step.name, m_ask("A precondition is not met. s REASON to skip, e REASON to call people, a REASON to stop: ").value_or(""));
    if (needsApproval(step))
        return approval(step);
    auto confirm = step.confirmPhrase;
    if (!m_options.isUnattended) {
        const auto wanted = step.confirm == domain::Confirm::Typed ? step.confirmPhrase : "y";
        auto answer = m_ask(fmt::format("Type {} to do it; s REASON to skip, e REASON to call people, a REASON to stop: ", wanted));
        while (answer && isSlip(*answer, wanted))
            answer = m_ask(fmt::format("'{}' is not {}: nothing was done. Type {}, or s REASON, e REASON, a REASON: ", *answer, wanted, wanted));
        if (!answer || *answer != wanted)
            return otherwise(step.name, answer.value_or(""));
    }
    const auto answer = m_engine.run(api::RunStep{m_id, step.name, plan.token, confirm});
    return answer ? begun({step.name}) : answer.error();
}

base::Result<RunbookSession::Went> RunbookSession::unplanned(const domain::RunbookStep &step, const base::Error &why)
{
    if (m_options.onlyPlans || m_options.isUnattended)
        return why;
    fmt::print("\n{}\n  cannot be planned: {}\n", step.title.en, why.message);
    return otherwise(step.name, m_ask("s REASON to skip it (when you did it by hand), e REASON to call people, a REASON to stop: ").value_or(""));
}

base::Result<RunbookSession::Went> RunbookSession::begun(const std::vector<std::string> &steps)
{
    untilShown([&](const domain::RunbookRun &run) {
        return std::ranges::none_of(run.steps, [&](const auto &each) {
            return each.state == StepState::Waiting && std::ranges::find(steps, each.name) != steps.end();
        });
    });
    return Went::On;
}

bool RunbookSession::needsApproval(const domain::RunbookStep &step) const
{
    const auto run = current();
    return step.approvalTtl &&
           !(run && run->approval && run->approval->step == step.name && run->approval->isGranted(runtime::SystemClock().wallNow()));
}

base::Result<RunbookSession::Went> RunbookSession::approval(const domain::RunbookStep &step)
{
    const auto now = runtime::SystemClock().wallNow();
    if (const auto run = current(); run && run->approval && run->approval->step == step.name && run->approval->isWaiting(now)) {
        std::this_thread::sleep_for(20 * kLook);
        return Went::On;
    }
    if (m_options.isUnattended)
        return giveUp("nobody is there to approve it");
    const auto reason = m_ask("A second person must approve this. The reason (empty: stop): ");
    if (!reason || reason->empty())
        return giveUp("not approved");
    const auto called = m_ask("Alone? The name of the approver whom you called (empty: wait for an approval): ");
    const auto answer = m_engine.run(api::RequestApproval{m_id, step.name, *reason, called.value_or("")});
    if (!answer)
        return answer.error();
    if (called.value_or("").empty())
        fmt::print("waits for: qcat runbook approve {} {}\n", m_id.value, step.name);
    return Went::On;
}

base::Result<RunbookSession::Went> RunbookSession::otherwise(const std::string &step, const std::string &answer)
{
    const auto reason = answer.size() > 2 ? answer.substr(2) : std::string();
    const bool hasReason = answer.size() > 2 && answer[1] == ' ';
    if (hasReason && answer[0] == 's') {
        const auto done = m_engine.run(api::SkipStep{m_id, step, reason});
        if (!done)
            return done.error();
        untilShown([&](const domain::RunbookRun &run) {
            return std::ranges::any_of(run.steps, [&](const auto &each) { return each.name == step && each.state == StepState::Skipped; });
        });
        return Went::On;
    }
    if (hasReason && answer[0] == 'e')
        return over(m_engine.run(api::EscalateRun{m_id, reason}));
    return giveUp(hasReason && answer[0] == 'a' ? reason : "not confirmed at the terminal");
}

base::Result<RunbookSession::Went> RunbookSession::giveUp(const std::string &reason)
{
    return over(m_engine.run(api::AbortRun{m_id, reason}));
}

base::Result<RunbookSession::Went> RunbookSession::over(const base::Result<api::CommandAnswered> &answer)
{
    if (!answer && answer.error().code != kRunOver)
        return answer.error();
    untilShown([](const domain::RunbookRun &run) { return run.state != RunState::InProgress; });
    return Went::Over;
}

} // namespace qcat::app
