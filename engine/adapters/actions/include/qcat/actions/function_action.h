#pragma once

#include <qcat/base/executor.h>
#include <qcat/ops_ports/action.h>

#include <functional>
#include <memory>
#include <string>

namespace qcat::actions
{

// An action made of functions, for what is a call or two. They answer as ops::Action says: once, on the desk's executor.
class FunctionAction : public ops::Action
{
public:
    using Progress = std::function<void(std::string line)>;
    using Plan = std::function<void(const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan>)>;
    using Run = std::function<void(const ops::ActionRequest &, const base::CallLimits &, Progress, base::Done<ops::ActionOutcome>)>;

    FunctionAction(std::string readName, Run run);
    FunctionAction(std::string changeName, Plan plan, Run run);

    std::string name() const override { return m_name; }
    domain::StepMode mode() const override { return m_mode; }
    void plan(const ops::ActionRequest &request, const base::CallLimits &limits, base::Done<ops::ActionPlan> done) override;
    void run(const ops::ActionRequest &request, const base::CallLimits &limits, Progress progress,
             base::Done<ops::ActionOutcome> done) override;

private:
    const std::string m_name;
    const domain::StepMode m_mode;
    const Plan m_plan; // empty: it changes nothing
    const Run m_run;
};

// Stands for an action that this configuration has nothing for: a look says so and the diagnosis goes on, a change has no plan.
std::unique_ptr<ops::Action> unavailableAction(std::string name, domain::StepMode mode);

// Functions that block until they know, done on `worker`.
using BlockingPlan = std::function<base::Result<ops::ActionPlan>(const ops::ActionRequest &, const base::CallLimits &)>;
using BlockingRun =
    std::function<base::Result<ops::ActionOutcome>(const ops::ActionRequest &, const base::CallLimits &, const FunctionAction::Progress &)>;
FunctionAction::Plan planOn(base::Executor &worker, base::Executor &desk, BlockingPlan plan);
FunctionAction::Run runOn(base::Executor &worker, base::Executor &desk, BlockingRun run);

// The value of an input, empty where there is none.
std::string inputOf(const ops::ActionRequest &request, const std::string &name);

} // namespace qcat::actions
