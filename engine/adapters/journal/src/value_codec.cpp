#include "value_codec.h"

#include "bytes.h"

#include <algorithm>

namespace qcat::journal
{

using namespace trading;
using domain::Level;
using domain::MarketEvent;
using domain::OrderRequest;
using domain::PositionKey;
using domain::VenueReport;

namespace
{

void put(ByteWriter &out, const std::vector<Level> &levels)
{
    out.number(levels.size());
    std::uint64_t previous = 0;
    for (const Level &level : levels) {
        const auto price = std::uint64_t(level.price.raw());
        out.difference(price, previous);
        out.decimal(level.quantity);
        previous = price;
    }
}

void take(ByteReader &in, std::vector<Level> &levels)
{
    levels.resize(in.count(2));
    std::uint64_t price = 0;
    for (Level &level : levels) {
        price = in.difference(price);
        level = {base::Decimal::fromRaw(std::int64_t(price)), in.decimal()};
    }
}

void put(ByteWriter &out, const PositionKey &key)
{
    out.number(key.account.value);
    out.number(key.instrument.value);
    out.word(key.side);
}

void take(ByteReader &in, PositionKey &key)
{
    key.account.value = std::uint16_t(in.number());
    key.instrument.value = std::uint16_t(in.number());
    key.side = in.word(domain::PositionSide::Short);
}

void put(ByteWriter &out, const domain::Order &order)
{
    put(out, order.request);
    out.text(order.venueId.value);
    out.word(order.state);
    out.decimal(order.filled);
    out.decimal(order.averagePrice);
    out.time(order.createdAt);
    out.time(order.updatedAt);
    out.text(order.reasonCode);
    out.text(order.reason);
}

void take(ByteReader &in, domain::Order &order)
{
    take(in, order.request);
    order.venueId.value = in.text();
    order.state = in.word(domain::OrderState::Unknown);
    order.filled = in.decimal();
    order.averagePrice = in.decimal();
    order.createdAt = in.time();
    order.updatedAt = in.time();
    order.reasonCode = in.text();
    order.reason = in.text();
}

void put(ByteWriter &out, const domain::Position &position)
{
    put(out, position.key);
    out.decimal(position.quantity);
    out.decimal(position.entryPrice);
    out.decimal(position.realizedPnl);
    out.decimal(position.fees);
    out.time(position.updatedAt);
}

void take(ByteReader &in, domain::Position &position)
{
    take(in, position.key);
    position.quantity = in.decimal();
    position.entryPrice = in.decimal();
    position.realizedPnl = in.decimal();
    position.fees = in.decimal();
    position.funding = {};
    position.updatedAt = in.time();
}

void put(ByteWriter &out, const RestoredState::StrategyPosition &own)
{
    out.text(own.strategy.value);
    put(out, own.position);
}

void take(ByteReader &in, RestoredState::StrategyPosition &own)
{
    own.strategy.value = in.text();
    take(in, own.position);
}

void put(ByteWriter &out, base::Decimal value)
{
    out.decimal(value);
}

void take(ByteReader &in, base::Decimal &value)
{
    value = in.decimal();
}

template <typename Item>
void putAll(ByteWriter &out, const std::vector<Item> &items)
{
    out.number(items.size());
    for (const Item &item : items)
        put(out, item);
}

// `smallest`: bytes of the smallest item, so that a false count cannot ask for more memory than the record explains.
template <typename Item>
void takeAll(ByteReader &in, std::size_t smallest, std::vector<Item> &items)
{
    items.resize(in.count(smallest));
    for (Item &item : items)
        take(in, item);
}

} // namespace

void put(ByteWriter &out, const MarketEvent &event)
{
    out.word(event.kind);
    out.number(event.instrument.value);
    out.time(event.eventTime);
    out.difference(std::uint64_t(event.receivedAt.ns), std::uint64_t(event.eventTime.ns));
    out.number(event.lastUpdateId);
    out.difference(event.firstUpdateId, event.lastUpdateId);
    out.difference(event.previousUpdateId, event.lastUpdateId);
    put(out, event.bids);
    put(out, event.asks);
    out.decimal(event.price);
    out.decimal(event.quantity);
    out.word(event.takerSide);
    out.number(event.tradeId);
}

void take(ByteReader &in, MarketEvent &event)
{
    event.kind = in.word(domain::MarketKind::MarkPrice);
    event.instrument.value = std::uint16_t(in.number());
    event.eventTime = in.time();
    event.receivedAt = {std::int64_t(in.difference(std::uint64_t(event.eventTime.ns)))};
    event.lastUpdateId = in.number();
    event.firstUpdateId = in.difference(event.lastUpdateId);
    event.previousUpdateId = in.difference(event.lastUpdateId);
    take(in, event.bids);
    take(in, event.asks);
    event.price = in.decimal();
    event.quantity = in.decimal();
    event.takerSide = in.word(domain::Side::Sell);
    event.tradeId = in.number();
    event.fundingRate = {};
    event.nextFundingTime = {};
}

bool hasFunding(const MarketEvent &event)
{
    return event.nextFundingTime.isValid();
}

void putFunding(ByteWriter &out, const MarketEvent &event)
{
    out.decimal(event.fundingRate);
    out.time(event.nextFundingTime);
}

void takeFunding(ByteReader &in, MarketEvent &event)
{
    event.fundingRate = in.decimal();
    event.nextFundingTime = in.time();
}

void put(ByteWriter &out, const VenueReport &report)
{
    out.word(report.kind);
    out.text(report.clientId.value);
    out.text(report.venueId.value);
    put(out, report.position);
    out.time(report.time);
    out.text(report.tradeId);
    out.word(report.side);
    out.decimal(report.price);
    out.decimal(report.quantity);
    out.decimal(report.fee);
    out.word(report.liquidity);
    out.text(report.reasonCode);
    out.text(report.reason);
}

void take(ByteReader &in, VenueReport &report)
{
    report.kind = in.word(domain::ReportKind::Unknown);
    report.clientId.value = in.text();
    report.venueId.value = in.text();
    take(in, report.position);
    report.time = in.time();
    report.tradeId = in.text();
    report.side = in.word(domain::Side::Sell);
    report.price = in.decimal();
    report.quantity = in.decimal();
    report.fee = in.decimal();
    report.liquidity = in.word(domain::Liquidity::Taker);
    report.reasonCode = in.text();
    report.reason = in.text();
}

void put(ByteWriter &out, const StateCommand &command)
{
    out.word(command.state);
    out.text(command.code);
    out.text(command.text);
    out.text(command.actor);
}

void take(ByteReader &in, StateCommand &command)
{
    command.state = in.word(domain::TradingState::ReadOnly);
    command.code = in.text();
    command.text = in.text();
    command.actor = in.text();
}

void put(ByteWriter &out, const StrategyCommand &command)
{
    out.text(command.strategy.value);
    out.byte(command.enabled);
}

void take(ByteReader &in, StrategyCommand &command)
{
    command.strategy.value = in.text();
    command.enabled = in.flag();
}

void put(ByteWriter &out, const TimerTick &tick)
{
    out.time(tick.time);
}

void take(ByteReader &in, TimerTick &tick)
{
    tick.time = in.time();
}

void put(ByteWriter &out, const OrderRequest &order)
{
    out.text(order.clientId.value);
    out.text(order.strategy.value);
    put(out, order.position);
    out.word(order.side);
    out.word(order.type);
    out.word(order.timeInForce);
    out.word(order.purpose);
    out.byte(order.reduceOnly);
    out.decimal(order.quantity);
    out.decimal(order.price);
    out.decimal(order.triggerPrice);
}

void take(ByteReader &in, OrderRequest &order)
{
    order.clientId.value = in.text();
    order.strategy.value = in.text();
    take(in, order.position);
    order.side = in.word(domain::Side::Sell);
    order.type = in.word(domain::OrderType::StopMarket);
    order.timeInForce = in.word(domain::TimeInForce::PostOnly);
    order.purpose = in.word(domain::OrderPurpose::ProtectiveStop);
    order.reduceOnly = in.flag();
    order.quantity = in.decimal();
    order.price = in.decimal();
    order.triggerPrice = in.decimal();
}

void put(ByteWriter &out, const CancelRequest &cancel)
{
    out.text(cancel.clientId.value);
    put(out, cancel.position);
}

void take(ByteReader &in, CancelRequest &cancel)
{
    cancel.clientId.value = in.text();
    take(in, cancel.position);
}

void put(ByteWriter &out, const RestoredState &state)
{
    out.time(state.at);
    out.word(state.state);
    putAll(out, state.workingOrders);
    putAll(out, state.positions);
    putAll(out, state.strategyPositions);
    putAll(out, state.realizedToday);
}

void take(ByteReader &in, RestoredState &state)
{
    state.at = in.time();
    state.state = in.word(domain::TradingState::ReadOnly);
    takeAll(in, 20, state.workingOrders);
    takeAll(in, 8, state.positions);
    takeAll(in, 9, state.strategyPositions);
    takeAll(in, 1, state.realizedToday);
}

bool hasFunding(const RestoredState &state)
{
    const auto paid = [](const domain::Position &position) { return !position.funding.isZero(); };
    return std::any_of(state.positions.begin(), state.positions.end(), paid);
}

void putFunding(ByteWriter &out, const RestoredState &state)
{
    for (const auto &position : state.positions)
        out.decimal(position.funding);
}

void takeFunding(ByteReader &in, RestoredState &state)
{
    for (auto &position : state.positions)
        position.funding = in.decimal();
}

void put(ByteWriter &out, const domain::FundingPayment &payment)
{
    put(out, payment.position);
    out.time(payment.time);
    out.decimal(payment.rate);
    out.decimal(payment.markPrice);
    out.decimal(payment.quantity);
    out.decimal(payment.amount);
}

void take(ByteReader &in, domain::FundingPayment &payment)
{
    take(in, payment.position);
    payment.time = in.time();
    payment.rate = in.decimal();
    payment.markPrice = in.decimal();
    payment.quantity = in.decimal();
    payment.amount = in.decimal();
}

void put(ByteWriter &out, const OperatorAct &act)
{
    out.text(act.actor);
    out.text(act.action);
    out.text(act.target);
    out.text(act.reason);
}

void take(ByteReader &in, OperatorAct &act)
{
    act.actor = in.text();
    act.action = in.text();
    act.target = in.text();
    act.reason = in.text();
}

} // namespace qcat::journal
