#include "check.h"

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using base::Error;
using base::Rounding;
using domain::OrderPurpose;
using domain::OrderType;
using domain::TradingState;

Decimal RiskView::price() const
{
    switch (request.type) {
    case OrderType::Limit:
        return request.price;
    case OrderType::StopMarket:
        return request.triggerPrice;
    case OrderType::Market:
        break;
    }
    return reference;
}

bool RiskView::reduces() const
{
    if (request.reduceOnly)
        return true;
    const Decimal closing = (isBuy() ? workingBuys : workingSells) + request.quantity;
    return position.sign() == (isBuy() ? -1 : 1) && closing <= position.abs();
}

Decimal RiskView::worstPosition() const
{
    return isBuy() ? position + workingBuys + request.quantity : position - workingSells - request.quantity;
}

namespace
{

using Refusal = std::optional<Error>;

Error refused(const char *code, std::string message, Decimal value, Decimal limit)
{
    return Error{code, std::move(message)}.with("value", value.toString()).with("limit", limit.toString());
}

Refusal duplicateId(const RiskView &view)
{
    if (!view.idIsKnown)
        return std::nullopt;
    return Error{"order.duplicate_id", "client order id " + view.request.clientId.value + " was used before"};
}

Refusal tradingState(const RiskView &view)
{
    switch (view.state) {
    case TradingState::Active:
        return std::nullopt;
    case TradingState::Reducing:
        if (view.reduces())
            return std::nullopt;
        return Error{"order.state_reducing", "trading state is REDUCING: only orders that reduce a position"};
    case TradingState::Starting:
    case TradingState::Halted:
    case TradingState::ReadOnly:
        break;
    }
    return Error{"order.state_halted", "trading is not allowed: no new orders"};
}

// A stop protects best when the book cannot be seen.
Refusal bookNotLive(const RiskView &view)
{
    if (view.bookIsTradable || view.request.purpose == OrderPurpose::ProtectiveStop)
        return std::nullopt;
    return Error{"order.book_not_live", "the book of " + view.instrument.symbol + " is stale or inconsistent"};
}

Refusal offTick(const RiskView &view)
{
    const auto onTick = [&](Decimal price) {
        return price.isPositive() && isMultipleOf(price, view.instrument.tickSize);
    };
    const bool priced = view.request.type != OrderType::Market;
    if (!priced || onTick(view.price()))
        return std::nullopt;
    return refused("order.not_on_tick", "price " + view.price().toString() + " is not a positive multiple of the tick",
                   view.price(), view.instrument.tickSize);
}

Refusal offStep(const RiskView &view)
{
    const Decimal quantity = view.request.quantity;
    if (quantity >= view.instrument.minQuantity && quantity.isPositive() &&
        isMultipleOf(quantity, view.instrument.quantityStep))
        return std::nullopt;
    return refused("order.not_on_step",
                   "quantity " + quantity.toString() + " is below the minimum or not a multiple of the step", quantity,
                   view.instrument.quantityStep);
}

Refusal reduceOnlyWouldIncrease(const RiskView &view)
{
    if (!view.request.reduceOnly)
        return std::nullopt;
    const bool opposite = view.position.sign() == (view.isBuy() ? -1 : 1);
    if (opposite && view.request.quantity <= view.position.abs())
        return std::nullopt;
    return refused("order.reduce_only_would_increase",
                   "a reduce-only order must be against the position and not above it", view.request.quantity,
                   view.position);
}

Refusal aboveMaxQuantity(const RiskView &view)
{
    if (view.request.reduceOnly || view.request.quantity <= view.limits.maxOrderQuantity)
        return std::nullopt;
    return refused("order.above_max_quantity", "quantity " + view.request.quantity.toString() + " is above the limit",
                   view.request.quantity, view.limits.maxOrderQuantity);
}

// A product that leaves the range is above every limit.
Decimal notional(Decimal price, Decimal quantity)
{
    return base::tryMultiply(price, quantity.abs(), Rounding::Up).value_or(Decimal::max());
}

Refusal aboveMaxNotional(const RiskView &view)
{
    const Decimal size = notional(view.price(), view.request.quantity);
    if (view.request.reduceOnly || size <= view.limits.maxOrderNotional)
        return std::nullopt;
    return refused("order.above_max_notional", "notional " + size.toString() + " is above the limit", size,
                   view.limits.maxOrderNotional);
}

Refusal belowMinNotional(const RiskView &view)
{
    const Decimal size = notional(view.price(), view.request.quantity);
    if (view.request.reduceOnly || size >= view.instrument.minNotional)
        return std::nullopt;
    return refused("order.below_min_notional", "notional " + size.toString() + " is below the venue's minimum", size,
                   view.instrument.minNotional);
}

Refusal outsidePriceBand(const RiskView &view)
{
    if (view.request.type != OrderType::Limit)
        return std::nullopt;
    const Decimal distance = (view.request.price - view.reference).abs();
    const auto band = base::tryMultiply(view.reference, view.limits.priceBand, Rounding::Down);
    if (view.reference.isPositive() && band && distance <= *band)
        return std::nullopt;
    return refused("order.outside_price_band", "price " + view.request.price.toString() + " is too far from the market",
                   view.request.price, view.reference);
}

Refusal aboveMaxPosition(const RiskView &view)
{
    const Decimal worst = view.worstPosition().abs();
    if (view.reduces() || worst <= view.limits.maxPosition)
        return std::nullopt;
    return refused("order.above_max_position",
                   "with all working orders filled the position would be " + worst.toString(), worst,
                   view.limits.maxPosition);
}

Refusal aboveGrossExposure(const RiskView &view)
{
    const Decimal here = notional(view.price(), view.worstPosition());
    const bool within =
        here <= view.limits.maxGrossExposure && view.grossElsewhere <= view.limits.maxGrossExposure - here;
    if (view.reduces() || within)
        return std::nullopt;
    return refused("order.above_gross_exposure", "the account's gross exposure could rise above the limit", here,
                   view.limits.maxGrossExposure);
}

Refusal tooManyOpen(const RiskView &view)
{
    if (view.openOrders < view.limits.maxOpenOrders || view.request.reduceOnly)
        return std::nullopt;
    return refused("order.too_many_open", "too many open orders on " + view.instrument.symbol,
                   Decimal::fromInt(view.openOrders), Decimal::fromInt(view.limits.maxOpenOrders));
}

Refusal rateExceeded(const RiskView &view)
{
    if (view.ordersInLastSecond < view.limits.maxOrdersPerSecond ||
        view.request.purpose == OrderPurpose::ProtectiveStop)
        return std::nullopt;
    return refused("order.rate_exceeded", "too many orders within one second",
                   Decimal::fromInt(view.ordersInLastSecond), Decimal::fromInt(view.limits.maxOrdersPerSecond));
}

Refusal dailyLossReached(const RiskView &view)
{
    if (view.dayPnl > -view.limits.maxDailyLoss || view.reduces())
        return std::nullopt;
    return refused("order.daily_loss_reached", "the account has reached its daily loss limit", view.dayPnl,
                   -view.limits.maxDailyLoss);
}

// Sanity of the order itself comes before its size: later checks rely on a positive quantity and a price on the grid.
constexpr Check kChecks[] = {
    duplicateId,      tradingState,     bookNotLive,      offTick,          offStep,          reduceOnlyWouldIncrease,
    aboveMaxQuantity, aboveMaxNotional, belowMinNotional, outsidePriceBand, aboveMaxPosition, aboveGrossExposure,
    tooManyOpen,      rateExceeded,     dailyLossReached};

} // namespace

std::span<const Check> preTradeChecks()
{
    return kChecks;
}

std::optional<Error> refusal(const RiskView &view)
{
    for (const Check check : preTradeChecks())
        if (auto why = check(view))
            return why;
    return std::nullopt;
}

} // namespace qcat::trading
