#include <qcat/actions/function_action.h>

#include <qcat/actions/codes.h>

#include <fmt/format.h>

namespace qcat::actions
{

FunctionAction::FunctionAction(std::string readName, Run run)
    : m_name(std::move(readName)), m_mode(domain::StepMode::Read), m_run(std::move(run))
{
}

FunctionAction::FunctionAction(std::string changeName, Plan plan, Run run)
    : m_name(std::move(changeName)), m_mode(domain::StepMode::Mutate), m_plan(std::move(plan)), m_run(std::move(run))
{
}

void FunctionAction::plan(const ops::ActionRequest &request, const base::CallLimits &limits, base::Done<ops::ActionPlan> done)
{
    if (!m_plan)
        return done(base::Error{std::string(code::kNeedsNoPlan), fmt::format("{} changes nothing and needs no plan", m_name)}.with(
            "action", m_name));
    m_plan(request, limits, std::move(done));
}

void FunctionAction::run(const ops::ActionRequest &request, const base::CallLimits &limits, Progress progress,
                         base::Done<ops::ActionOutcome> done)
{
    m_run(request, limits, std::move(progress), std::move(done));
}

std::unique_ptr<ops::Action> unavailableAction(std::string name, domain::StepMode mode)
{
    const auto run = [name](const ops::ActionRequest &, const base::CallLimits &, const auto &, base::Done<ops::ActionOutcome> done) {
        done(ops::ActionOutcome{{std::string(code::kNothingToAsk), fmt::format("{}: this configuration has nothing to do it with", name), {{"action", name}},
                                 domain::Health::Unknown},
                                {}});
    };
    if (mode == domain::StepMode::Read)
        return std::make_unique<FunctionAction>(name, run);
    const auto plan = [name](const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        done(base::Error{std::string(code::kNothingToAsk), fmt::format("{}: this configuration has nothing to do it with", name)}.with("action", name));
    };
    return std::make_unique<FunctionAction>(name, plan, run);
}

FunctionAction::Plan planOn(base::Executor &worker, base::Executor &desk, BlockingPlan plan)
{
    return [&worker, &desk, plan = std::move(plan)](const ops::ActionRequest &request, const base::CallLimits &limits,
                                                    base::Done<ops::ActionPlan> done) {
        worker.post([plan, request, limits, done = std::move(done), &desk] {
            desk.post([done, planned = plan(request, limits)] { done(planned); });
        });
    };
}

FunctionAction::Run runOn(base::Executor &worker, base::Executor &desk, BlockingRun run)
{
    return [&worker, &desk, run = std::move(run)](const ops::ActionRequest &request, const base::CallLimits &limits,
                                                  FunctionAction::Progress progress, base::Done<ops::ActionOutcome> done) {
        worker.post([run, request, limits, progress = std::move(progress), done = std::move(done), &desk] {
            const auto tell = [&](std::string line) { desk.post([progress, line = std::move(line)] { progress(line); }); };
            desk.post([done, outcome = run(request, limits, tell)] { done(outcome); });
        });
    };
}

std::string inputOf(const ops::ActionRequest &request, const std::string &name)
{
    const auto input = request.inputs.find(name);
    return input == request.inputs.end() ? std::string() : input->second;
}

} // namespace qcat::actions
