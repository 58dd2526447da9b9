#include "performance_actions.h"

#include <qcat/actions/function_action.h>

namespace qcat::runtime
{

std::unique_ptr<ops::Action> resetBaselinesAction(const OpsEyes &eyes, base::Executor &desk)
{
    const auto plan = [eyes](const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        done(ops::ActionPlan{"keep a copy of what is usual, then learn it anew", "baselines", {eyes.performance()}});
    };
    const auto run = [eyes, &desk](const ops::ActionRequest &, const base::CallLimits &, const auto &, base::Done<ops::ActionOutcome> done) {
        eyes.resetBaselines([&desk, done = std::move(done)](base::Result<domain::Finding> result) {
            desk.post([done, result = std::move(result)] {
                done(result ? base::Result<ops::ActionOutcome>(ops::ActionOutcome{*result, {}}) : base::Result<ops::ActionOutcome>(result.error()));
            });
        });
    };
    return std::make_unique<actions::FunctionAction>("performance.reset", plan, run);
}

} // namespace qcat::runtime
