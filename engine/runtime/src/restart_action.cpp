#include "restart_action.h"

#include "trading_actions.h"

#include <qcat/actions/function_action.h>
#include <qcat/base/log.h>

namespace qcat::runtime
{

namespace
{

constexpr base::Duration kAnswerFirst = std::chrono::milliseconds(500); // who asked hears that it has begun

} // namespace

std::unique_ptr<ops::Action> restartAction(const OpsEyes &eyes, base::Executor &desk)
{
    if (!eyes.restart.begin)
        return actions::unavailableAction("engine.restart", domain::StepMode::Mutate);
    const auto plan = [eyes](const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        done(ops::ActionPlan{eyes.restart.call, eyes.restart.target,
                             {isHalted(eyes).finding, hasNoEntries(eyes).finding, isProtected(eyes).finding}});
    };
    const auto run = [restart = eyes.restart, &desk](const ops::ActionRequest &, const base::CallLimits &, const auto &,
                                                     base::Done<ops::ActionOutcome> done) {
        log::warning("app", "a runbook restarts this program: {}", restart.call);
        desk.postAfter(kAnswerFirst, [restart, done = std::move(done), &desk] {
            restart.begin([done, &desk](base::Error why) { desk.post([done, why = std::move(why)] { done(why); }); });
        });
    };
    return std::make_unique<actions::FunctionAction>("engine.restart", plan, run);
}

} // namespace qcat::runtime
