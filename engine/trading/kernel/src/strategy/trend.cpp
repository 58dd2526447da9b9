#include "trend.h"

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using base::Rounding;
using domain::Order;
using domain::OrderPurpose;
using domain::OrderType;
using domain::Side;
using domain::TimeInForce;
using domain::TradingState;

namespace
{

const Decimal kBasisPoints = Decimal::fromInt(10'000);
constexpr base::Duration kStopRetry = std::chrono::seconds(1);

bool isWorking(const StrategyContext &context, const domain::ClientOrderId &id)
{
    const Order *order = context.find(id);
    return order && order->isWorking();
}

bool mayReduce(const StrategyContext &context)
{
    return context.state() == TradingState::Active || context.state() == TradingState::Reducing;
}

Side closingSide(const domain::Position &position)
{
    return position.quantity.isPositive() ? Side::Sell : Side::Buy;
}

// How much of our own position the account's net position has room to close: other strategies may hold the other way.
Decimal coverable(const StrategyContext &context)
{
    const Decimal own = context.own().quantity;
    const Decimal net = context.net().quantity;
    return own.sign() == net.sign() ? std::min(own.abs(), net.abs()) : Decimal();
}

} // namespace

std::span<const ParameterSpec> Trend::parameters()
{
    static constexpr ParameterSpec specs[] = {
        {"quantity", "0.02", "0.00000001", "1000000", "0.00000001"},
        {"sample_ms", "1000", "1", "86400000", "1"},
        {"fast_samples", "5", "1", "100000", "1"},
        {"slow_samples", "20", "2", "100000", "1"},
        {"threshold_bps", "0.2", "0", "1000", "0.01"},
        {"stop_bps", "10", "0.1", "5000", "0.01"},
        {"slippage_ticks", "5", "0", "100000", "1"},
    };
    return specs;
}

Trend::Trend(const Parameters &parameters)
    : m_quantity(parameters["quantity"]), m_sampleEvery(std::chrono::milliseconds(parameters.whole("sample_ms"))),
      m_warmUp(parameters.whole("slow_samples")), m_threshold(parameters["threshold_bps"].toDouble() / 10'000),
      m_stopDistance(base::divide(parameters["stop_bps"], kBasisPoints, Rounding::HalfEven)),
      m_slippageTicks(parameters["slippage_ticks"]), m_fast(parameters.whole("fast_samples")),
      m_slow(parameters.whole("slow_samples"))
{
}

void Trend::onBook(StrategyContext &context)
{
    if (takeSample(context))
        act(context);
}

void Trend::onOrder(StrategyContext &context, const Order &order)
{
    if (order.request.clientId == m_entry && !order.isWorking())
        protect(context);
}

bool Trend::takeSample(const StrategyContext &context)
{
    if (context.now() < m_nextSample)
        return false;
    m_nextSample = context.now() + m_sampleEvery;
    const auto top = context.top();
    const double mid = (top.bid.price.toDouble() + top.ask.price.toDouble()) / 2;
    m_fast.add(mid);
    m_slow.add(mid);
    if (++m_samples >= m_warmUp)
        turn();
    return true;
}

// Within the threshold the old direction stands: the averages touch often when the market goes nowhere.
void Trend::turn()
{
    const double apart = m_fast.value() - m_slow.value();
    const double threshold = m_threshold * m_slow.value();
    if (apart > threshold)
        m_direction = 1;
    else if (apart < -threshold)
        m_direction = -1;
    if (m_followed == 0)
        m_followed = m_direction; // what was under way when we came is no crossing
}

void Trend::act(StrategyContext &context)
{
    if (isBusy(context) || !mayReduce(context))
        return;
    const int held = context.own().quantity.sign();
    if (held != 0 && (m_direction == -held || isPastStop(context)))
        leave(context);
    else if (held != 0)
        protect(context);
    else if (isWorking(context, m_stop))
        context.cancel(m_stop); // protects nothing any more
    else if (m_direction != m_followed && context.state() == TradingState::Active)
        enter(context);
}

void Trend::enter(StrategyContext &context)
{
    m_followed = m_direction;
    const Side side = m_direction > 0 ? Side::Buy : Side::Sell;
    const auto top = context.top();
    const Decimal slippage = base::multiply(m_slippageTicks, context.instrument().tickSize, Rounding::HalfEven);
    const OrderDraft draft{.side = side,
                           .timeInForce = TimeInForce::ImmediateOrCancel,
                           .quantity = m_quantity,
                           .price = side == Side::Buy ? top.ask.price + slippage : top.bid.price - slippage,
                           .triggerPrice = {}};
    m_entry = context.place(draft).request.clientId;
}

// The part that the account's net position cannot give would turn it over: that part is an entry by its nature and is
// sent as one.
void Trend::leave(StrategyContext &context)
{
    const Decimal covered = coverable(context);
    const bool reduces = covered == context.own().quantity.abs();
    const OrderDraft draft{.side = closingSide(context.own()),
                           .type = OrderType::Market,
                           .timeInForce = TimeInForce::ImmediateOrCancel,
                           .purpose = reduces ? OrderPurpose::Exit : OrderPurpose::Entry,
                           .reduceOnly = reduces,
                           .quantity = context.own().quantity.abs(),
                           .price = {},
                           .triggerPrice = {}};
    m_exit = context.place(draft).request.clientId;
}

void Trend::protect(StrategyContext &context)
{
    const bool tooSoon = context.now() - m_lastStopAt < kStopRetry;
    if (context.own().isFlat() || isBusy(context) || isWorking(context, m_stop) || tooSoon || !mayReduce(context))
        return;
    const Decimal quantity = coverable(context);
    if (quantity >= context.instrument().minQuantity && !isPastStop(context))
        placeStop(context, quantity);
}

void Trend::placeStop(StrategyContext &context, Decimal quantity)
{
    m_lastStopAt = context.now();
    const OrderDraft draft{.side = closingSide(context.own()),
                           .type = OrderType::StopMarket,
                           .purpose = OrderPurpose::ProtectiveStop,
                           .reduceOnly = true,
                           .quantity = quantity,
                           .price = {},
                           .triggerPrice = stopPrice(context)};
    m_stop = context.place(draft).request.clientId;
}

bool Trend::isBusy(const StrategyContext &context) const
{
    return isWorking(context, m_entry) || isWorking(context, m_exit);
}

bool Trend::isPastStop(const StrategyContext &context) const
{
    const Decimal last = context.lastPrice();
    if (last.isZero())
        return false;
    return context.own().quantity.isPositive() ? last <= stopPrice(context) : last >= stopPrice(context);
}

Decimal Trend::stopPrice(const StrategyContext &context) const
{
    const Decimal entry = context.own().entryPrice;
    const Decimal distance = base::multiply(entry, m_stopDistance, Rounding::HalfEven);
    const bool isLong = context.own().quantity.isPositive();
    return base::roundToStep(isLong ? entry - distance : entry + distance, context.instrument().tickSize,
                             isLong ? Rounding::Up : Rounding::Down); // nearer to the entry
}

void Trend::adopt(const Order &order)
{
    if (order.request.purpose == OrderPurpose::ProtectiveStop)
        m_stop = order.request.clientId;
    else if (order.request.purpose == OrderPurpose::Exit)
        m_exit = order.request.clientId;
}

std::string Trend::status() const
{
    if (m_samples < m_warmUp)
        return "warming up, " + std::to_string(m_samples) + " of " + std::to_string(m_warmUp) + " samples";
    const char *const trend = m_direction > 0 ? "up" : m_direction < 0 ? "down" : "none yet";
    return std::string("trend ") + trend;
}

} // namespace qcat::trading
