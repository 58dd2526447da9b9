#include "trading_actions.h"

#include "restart_action.h"

#include <qcat/actions/check_action.h>
#include <qcat/actions/function_action.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::runtime
{

using domain::Health;
using ops::found;
using namespace std::chrono_literals;

namespace
{

constexpr base::Duration kPoll = 200ms;

std::unique_ptr<ops::Action> act(const char *name, EmergencyAct what, const char *inWords, const OpsEyes &eyes, base::Executor &desk)
{
    const auto plan = [inWords](const ops::ActionRequest &, const base::CallLimits &, base::Done<ops::ActionPlan> done) {
        done(ops::ActionPlan{inWords, "every account", {}}); // the gate shows what is at stake
    };
    const auto run = [what, emergency = eyes.emergency, &desk](const ops::ActionRequest &, const base::CallLimits &, const auto &,
                                                               base::Done<ops::ActionOutcome> done) {
        emergency(what, [done = std::move(done), &desk](base::Result<domain::Finding> verified) {
            desk.post([done, verified = std::move(verified)] {
                if (verified)
                    done(ops::ActionOutcome{*verified, {}});
                else
                    done(verified.error());
            });
        });
    };
    return std::make_unique<actions::FunctionAction>(name, plan, run);
}

} // namespace

ops::CheckResult isHalted(const OpsEyes &eyes)
{
    const auto state = eyes.trading()->state;
    const std::string word(domain::name(state));
    if (state == domain::TradingState::Halted)
        return {found("trading.halted", Health::Ok, "trading is halted", {})};
    return {found("trading.not_halted", Health::Crit, "trading is " + word, {{"state", word}})};
}

ops::CheckResult hasNoEntries(const OpsEyes &eyes)
{
    const auto exposure = eyes.exposure->exposure();
    if (!exposure.known)
        return {found("exposure.unknown", Health::Unknown, "what is at stake is not known", {})};
    const std::vector<base::Error::Arg> args = {{"orders", std::to_string(exposure.openOrders)},
                                                {"conditionals", std::to_string(exposure.conditionalOrders)}};
    if (exposure.openOrders == 0)
        return {found("trading.no_entries", Health::Ok, fmt::format("no order waits to be filled; {} stops rest at the venue", exposure.conditionalOrders), args)};
    return {found("trading.entries_left", Health::Crit, fmt::format("{} orders wait to be filled", exposure.openOrders), args)};
}

ops::CheckResult isProtected(const OpsEyes &eyes)
{
    const auto exposure = eyes.exposure->exposure();
    if (!exposure.known)
        return {found("exposure.unknown", Health::Unknown, "what is at stake is not known", {})};
    const auto bare = std::ranges::count_if(exposure.legs, [](const auto &leg) { return !leg.stopAtVenue; });
    const std::vector<base::Error::Arg> args = {{"positions", std::to_string(exposure.legs.size())}, {"bare", std::to_string(bare)}};
    if (bare == 0)
        return {found("trading.protected", Health::Ok, fmt::format("{} positions are open, none without a stop at the venue", exposure.legs.size()), args)};
    return {found("trading.unprotected", Health::Crit, fmt::format("{} of {} positions have no stop at the venue", bare, exposure.legs.size()), args)};
}

ops::CheckResult isFlat(const OpsEyes &eyes)
{
    const auto exposure = eyes.exposure->exposure();
    if (!exposure.known)
        return {found("exposure.unknown", Health::Unknown, "what is at stake is not known", {})};
    if (exposure.isFlat())
        return {found("trading.flat", Health::Ok, "no order and no position is open", {})};
    return {found("trading.not_flat", Health::Crit, fmt::format("{} orders and {} positions are open", exposure.openOrders, exposure.legs.size()),
                  {{"orders", std::to_string(exposure.openOrders)}, {"positions", std::to_string(exposure.legs.size())}})};
}

std::vector<std::unique_ptr<ops::Action>> tradingActions(const OpsEyes &eyes, base::Executor &desk)
{
    std::vector<std::unique_ptr<ops::Action>> all;
    all.push_back(act("trading.halt", EmergencyAct::Halt, "halt: entries are refused at the venue's door, stops stay", eyes, desk));
    all.push_back(act("trading.cancel_entries", EmergencyAct::CancelEntries, "halt, then cancel every opening order; stops stay", eyes, desk));
    all.push_back(act("trading.flatten", EmergencyAct::Flatten, "halt, cancel entries, close every position, then cancel the stops", eyes, desk));
    const auto proof = [&](const char *name, ops::CheckResult (*look)(const OpsEyes &)) {
        all.push_back(std::make_unique<actions::WaitAction>(
            name, [eyes, look](const base::CallLimits &) { return look(eyes); }, kPoll, desk, desk));
    };
    proof("trading.is_halted", isHalted);
    proof("trading.has_no_entries", hasNoEntries);
    proof("trading.is_flat", isFlat);
    all.push_back(std::make_unique<actions::CheckAction>(
        "trading.is_protected", [eyes](const base::CallLimits &) { return isProtected(eyes); }, desk, desk));
    all.push_back(restartAction(eyes, desk));
    return all;
}

} // namespace qcat::runtime
