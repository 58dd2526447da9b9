#include <qcat/actions/check_action.h>

#include <qcat/actions/codes.h>

#include <fmt/format.h>

#include <memory>

namespace qcat::actions
{

namespace
{

constexpr base::Duration kLongestLook = std::chrono::seconds(5); // of one look of a WaitAction

base::Error needsNoPlan(const std::string &name)
{
    return base::Error{std::string(code::kNeedsNoPlan), fmt::format("{} changes nothing and needs no plan", name)}.with(
        "action", name);
}

struct Wait {
    ops::Check check;
    base::Duration interval{};
    base::Duration left{};
    base::CancelToken cancel;
    std::function<void(std::string)> progress;
    base::Done<ops::ActionOutcome> done;
    base::Executor *worker = nullptr;
    base::Executor *desk = nullptr;
};

void look(const std::shared_ptr<Wait> &wait);

void judge(const std::shared_ptr<Wait> &wait, ops::CheckResult result)
{
    if (wait->cancel.isCancelled())
        return wait->done(base::Error{std::string(code::kCancelled), "waiting was stopped"});
    wait->left -= wait->interval;
    if (result.finding.health == domain::Health::Ok || wait->left <= base::Duration::zero())
        return wait->done(ops::ActionOutcome{std::move(result.finding), std::move(result.output)});
    wait->progress(result.finding.text);
    wait->desk->postAfter(wait->interval, [wait] { look(wait); });
}

void look(const std::shared_ptr<Wait> &wait)
{
    wait->worker->post([wait] {
        wait->desk->post([wait, result = wait->check({std::min(wait->left, kLongestLook), wait->cancel})]() mutable {
            judge(wait, std::move(result));
        });
    });
}

} // namespace

CheckAction::CheckAction(std::string name, ops::Check check, base::Executor &worker, base::Executor &desk)
    : m_name(std::move(name)), m_checks({{std::string(), std::move(check)}}), m_worker(worker), m_desk(desk)
{
}

CheckAction::CheckAction(std::string name, std::string input, std::map<std::string, ops::Check> checks,
                         base::Executor &worker, base::Executor &desk)
    : m_name(std::move(name)), m_input(std::move(input)), m_checks(std::move(checks)), m_worker(worker), m_desk(desk)
{
}

void CheckAction::plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done)
{
    done(needsNoPlan(m_name));
}

void CheckAction::run(const ops::ActionRequest &request, const base::CallLimits &limits,
                      std::function<void(std::string)>, base::Done<ops::ActionOutcome> done)
{
    const auto input = request.inputs.find(m_input);
    const auto chosen = m_checks.find(m_input.empty() || input == request.inputs.end() ? std::string() : input->second);
    if (chosen == m_checks.end())
        return done(base::Error{
            std::string(code::kNotConfigured),
            fmt::format("{}: \"{}\" is not configured", m_name, input == request.inputs.end() ? "" : input->second)}
                        .with("action", m_name)
                        .with("name", input == request.inputs.end() ? "" : input->second));
    m_worker.post([check = chosen->second, limits, done = std::move(done), desk = &m_desk] {
        desk->post([done, result = check(limits)]() mutable {
            done(ops::ActionOutcome{std::move(result.finding), std::move(result.output)});
        });
    });
}

WaitAction::WaitAction(std::string name, ops::Check check, base::Duration interval, base::Executor &worker,
                       base::Executor &desk)
    : m_name(std::move(name)), m_check(std::move(check)), m_interval(interval), m_worker(worker), m_desk(desk)
{
}

void WaitAction::plan(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done)
{
    done(needsNoPlan(m_name));
}

void WaitAction::run(const ops::ActionRequest &, const base::CallLimits &limits,
                     std::function<void(std::string)> progress, base::Done<ops::ActionOutcome> done)
{
    look(std::make_shared<Wait>(Wait{m_check, m_interval, limits.timeout, limits.cancel, std::move(progress),
                                     std::move(done), &m_worker, &m_desk}));
}

} // namespace qcat::actions
