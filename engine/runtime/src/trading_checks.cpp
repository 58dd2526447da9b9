#include "trading_checks.h"

#include <qcat/ops_ports/found.h>

#include <algorithm>

namespace qcat::runtime
{

using domain::Health;
using namespace std::chrono_literals;
using ops::found;

namespace
{

constexpr std::ptrdiff_t kRejectionsTooMany = 5;
constexpr double kNearLiquidation = 0.05; // distance, as a share of the mark price

std::optional<double> distanceToLiquidation(const api::PositionView &position)
{
    if (position.liquidationPrice.isZero() || position.markPrice.isZero())
        return std::nullopt;
    const double mark = position.markPrice.toDouble();
    return std::abs(mark - position.liquidationPrice.toDouble()) / mark;
}

} // namespace

ops::Check ordersCheck(const OpsEyes &eyes, base::Duration within)
{
    return [eyes, within](const base::CallLimits &) -> ops::CheckResult {
        const auto snapshot = eyes.trading();
        const auto isNew = [&](const api::OrderView &view) {
            return view.order.state == domain::OrderState::Rejected && snapshot->eventTime - view.order.updatedAt < within;
        };
        const auto rejected = std::ranges::count_if(snapshot->recentOrders, isNew);
        const std::vector<domain::Measured> measured = {{"rejected_orders", double(rejected), "1"}};
        if (rejected < kRejectionsTooMany)
            return {found("orders.ok", Health::Ok, "the venue takes orders", {}), measured};
        const auto last = std::ranges::find_if(snapshot->recentOrders, isNew);
        const auto count = std::to_string(rejected);
        return {found("orders.rejected", Health::Crit,
                      fmt::format("the venue rejected {} orders within {}, the last one: {}", count, base::toShortText(within), last->order.reason),
                      {{"count", count}, {"within", base::toShortText(within)}, {"reason", last->order.reason}}),
                measured};
    };
}

ops::Check positionsCheck(const OpsEyes &eyes)
{
    return [eyes](const base::CallLimits &) -> ops::CheckResult {
        const auto snapshot = eyes.trading();
        const api::PositionView *nearest = nullptr;
        double least = 1;
        for (const auto &position : snapshot->positions)
            if (const auto distance = distanceToLiquidation(position); distance && (!nearest || *distance < least)) {
                nearest = &position;
                least = *distance;
            }
        if (!nearest)
            return {found("positions.ok", Health::Ok, "no position is near its liquidation", {})};
        const std::vector<domain::Measured> measured = {{"liquidation_distance", least, "ratio"}};
        if (least > kNearLiquidation)
            return {found("positions.ok", Health::Ok, "no position is near its liquidation", {}), measured};
        const auto share = ops::percentText(least);
        return {found("position.near_liquidation", Health::Crit,
                      fmt::format("{}: the mark price {} is {} from the liquidation price {}", nearest->symbol,
                                  nearest->markPrice.toString(), share, nearest->liquidationPrice.toString()),
                      {{"symbol", nearest->symbol},
                       {"mark", nearest->markPrice.toString()},
                       {"share", share},
                       {"liquidation", nearest->liquidationPrice.toString()}}),
                measured};
    };
}

ops::Check riskCheck(const OpsEyes &eyes, const domain::RiskConfig &limits)
{
    return [eyes, most = limits.maxPosition](const base::CallLimits &) -> ops::CheckResult {
        const auto snapshot = eyes.trading();
        if (snapshot->state == domain::TradingState::Reducing && snapshot->stateWhy.code == "risk.daily_loss_reached")
            return {found("risk.breaker_tripped", Health::Crit, snapshot->stateWhy.text, {{"reason", snapshot->stateWhy.text}})};
        for (const auto &view : snapshot->positions)
            if (view.position.quantity.abs() > most)
                return {found("risk.position_limit", Health::Crit,
                              fmt::format("the position in {} is {}; allowed are {}", view.symbol,
                                          view.position.quantity.toString(), most.toString()),
                              {{"symbol", view.symbol}, {"quantity", view.position.quantity.toString()}, {"limit", most.toString()}})};
        return {found("risk.within_limits", Health::Ok, "loss and positions are within their limits", {})};
    };
}

} // namespace qcat::runtime
