#include "market_making.h"

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using base::Rounding;
using domain::Order;
using domain::Side;
using domain::TradingState;

namespace
{

Decimal ticks(const StrategyContext &context, Decimal count)
{
    return base::multiply(count, context.instrument().tickSize, Rounding::HalfEven);
}

} // namespace

std::span<const ParameterSpec> MarketMaking::parameters()
{
    static constexpr ParameterSpec specs[] = {
        {"quantity", "0.01", "0.00000001", "1000000", "0.00000001"},
        {"max_inventory", "0.05", "0.00000001", "1000000", "0.00000001"},
        {"spread_ticks", "20", "1", "100000", "1"},
        {"skew_ticks", "20", "0", "100000", "1"},
        {"requote_ticks", "5", "1", "100000", "1"},
        {"min_quote_life_ms", "1000", "1", "3600000", "1"},
    };
    return specs;
}

MarketMaking::MarketMaking(const Parameters &parameters)
    : m_quantity(parameters["quantity"]), m_maxInventory(parameters["max_inventory"]),
      m_spreadTicks(parameters["spread_ticks"]), m_skewTicks(parameters["skew_ticks"]),
      m_requoteTicks(parameters["requote_ticks"]),
      m_minQuoteLife(std::chrono::milliseconds(parameters.whole("min_quote_life_ms")))
{
}

void MarketMaking::onBook(StrategyContext &context)
{
    m_inventory = context.own().quantity;
    maintain(context, Side::Buy);
    maintain(context, Side::Sell);
}

void MarketMaking::maintain(StrategyContext &context, Side side)
{
    Quote &quote = quoteOn(side);
    const auto want = wanted(context, side);
    const bool young = quote.placedAt && context.now() - *quote.placedAt < m_minQuoteLife;
    const Order *resting = context.find(quote.id);
    if (resting && resting->isWorking()) {
        if (!want || (!young && isFar(context, *resting, *want)))
            context.cancel(quote.id);
        return;
    }
    if (!want || young)
        return;
    quote = {context.place(*want).request.clientId, context.now(), want->price};
}

std::optional<OrderDraft> MarketMaking::wanted(const StrategyContext &context, Side side) const
{
    if (context.state() == TradingState::Active)
        return opening(context, side);
    if (context.state() == TradingState::Reducing)
        return reducing(context, side);
    return std::nullopt;
}

std::optional<OrderDraft> MarketMaking::opening(const StrategyContext &context, Side side) const
{
    const Decimal after = context.own().quantity + (side == Side::Buy ? m_quantity : -m_quantity);
    const bool leansFurther = after.abs() > context.own().quantity.abs();
    if (leansFurther && after.abs() > m_maxInventory)
        return std::nullopt;
    return OrderDraft{.side = side,
                      .timeInForce = domain::TimeInForce::PostOnly,
                      .quantity = m_quantity,
                      .price = priceOn(context, side),
                      .triggerPrice = {}};
}

std::optional<OrderDraft> MarketMaking::reducing(const StrategyContext &context, Side side) const
{
    const Decimal held = context.net().quantity;
    if (held.sign() != (side == Side::Sell ? 1 : -1))
        return std::nullopt;
    return OrderDraft{.side = side,
                      .timeInForce = domain::TimeInForce::PostOnly,
                      .purpose = domain::OrderPurpose::Exit,
                      .reduceOnly = true,
                      .quantity = std::min(m_quantity, held.abs()),
                      .price = priceOn(context, side),
                      .triggerPrice = {}};
}

// Half the spread from the mid, leaned against the inventory, never across the other side.
Decimal MarketMaking::priceOn(const StrategyContext &context, Side side) const
{
    const auto top = context.top();
    const Decimal tick = context.instrument().tickSize;
    const Decimal mid = Decimal::fromRaw(top.bid.price.raw() + (top.ask.price.raw() - top.bid.price.raw()) / 2);
    const Decimal half = base::divide(ticks(context, m_spreadTicks), Decimal::fromInt(2), Rounding::HalfEven);
    const Decimal full = ticks(context, m_skewTicks);
    const Decimal lean =
        base::divide(base::multiply(context.own().quantity, full, Rounding::HalfEven), m_maxInventory, Rounding::Down);
    if (side == Side::Buy)
        return std::min(base::roundToStep(mid - half - lean, tick, Rounding::Down), top.ask.price - tick);
    return std::max(base::roundToStep(mid + half - lean, tick, Rounding::Up), top.bid.price + tick);
}

bool MarketMaking::isFar(const StrategyContext &context, const Order &resting, const OrderDraft &want) const
{
    return resting.request.reduceOnly != want.reduceOnly ||
           (resting.request.price - want.price).abs() >= ticks(context, m_requoteTicks);
}

std::string MarketMaking::status() const
{
    const auto shown = [](const Quote &quote) { return quote.placedAt ? quote.price.toString() : std::string("none"); };
    return "quotes " + shown(m_bid) + " | " + shown(m_ask) + ", inventory " + m_inventory.toString();
}

} // namespace qcat::trading
