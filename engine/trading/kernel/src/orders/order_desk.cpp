#include "order_desk.h"

#include "risk/check.h"

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using base::Rounding;
using domain::Order;
using domain::OrderRequest;
using domain::OrderState;
using domain::ReportKind;
using domain::VenueReport;

OrderDesk::OrderDesk(const World &world, Portfolio &portfolio, Publisher &publisher)
    : m_world(world), m_portfolio(portfolio), m_publisher(publisher), m_ledger(world.config.epoch),
      m_rate(world.config.universe.accounts.size()), m_tradeIds(world.config.universe.instruments.size())
{
}

// ---- out

void OrderDesk::restore(const std::vector<domain::Order> &working)
{
    for (const auto &order : working)
        m_ledger.addWorking(order);
}

const Order &OrderDesk::place(const OrderOwner &owner, const OrderDraft &draft)
{
    Order order;
    order.request = {m_ledger.nextId(owner.position.account, owner.index),
                     owner.strategy,
                     owner.position,
                     draft.side,
                     draft.type,
                     draft.timeInForce,
                     draft.purpose,
                     draft.reduceOnly,
                     draft.quantity,
                     draft.price,
                     draft.triggerPrice};
    order.createdAt = order.updatedAt = m_world.now;
    if (auto why = riskRefusal(order.request)) {
        order.state = OrderState::Denied;
        order.reasonCode = std::move(why->code);
        order.reason = std::move(why->message);
        const Order &denied = m_ledger.addDenied(std::move(order));
        m_publisher.orderDenied(denied);
        return denied;
    }
    m_rate.record(owner.position.account, m_world.now);
    const Order &added = m_ledger.addWorking(std::move(order));
    m_publisher.intent(added.request);
    m_publisher.orderChanged(added);
    return added;
}

std::optional<base::Error> OrderDesk::riskRefusal(const OrderRequest &request)
{
    const auto &key = request.position;
    const auto working = m_ledger.working(key);
    const RiskView view{.request = request,
                        .instrument = m_world.config.universe.at(key.instrument),
                        .limits = m_world.config.risk,
                        .state = m_world.state,
                        .idIsKnown = m_ledger.isKnown(request.clientId),
                        .bookIsTradable = m_world.isTradable(key.instrument),
                        .reference = m_world.market(key.instrument).mid().value_or(m_portfolio.mark(key.instrument)),
                        .position = m_portfolio.position(key).quantity,
                        .workingBuys = working.buys,
                        .workingSells = working.sells,
                        .openOrders = m_ledger.openCount(key.account, key.instrument),
                        .ordersInLastSecond = m_rate.inLastSecond(key.account, m_world.now),
                        .grossElsewhere = worstGrossElsewhere(key),
                        .dayPnl = m_portfolio.dayPnl(key.account)};
    return refusal(view);
}

// Sum of what the account's other keys would be worth with all their working orders filled; the largest number when out
// of range.
Decimal OrderDesk::worstGrossElsewhere(const domain::PositionKey &key) const
{
    const auto add = [&](std::optional<Decimal> sum, const domain::PositionKey &other) -> std::optional<Decimal> {
        if (!sum || other.account != key.account || other == key)
            return sum;
        const auto size = base::tryMultiply(worstSize(other), m_portfolio.mark(other.instrument), Rounding::Up);
        return size && *size <= Decimal::max() - *sum ? std::optional(*sum + *size) : std::nullopt;
    };
    std::optional<Decimal> sum = Decimal();
    for (const auto &[other, position] : m_portfolio.positions())
        sum = add(sum, other);
    for (const auto &[other, orders] : m_ledger.allWorking())
        if (!m_portfolio.positions().contains(other))
            sum = add(sum, other);
    return sum.value_or(Decimal::max());
}

Decimal OrderDesk::worstSize(const domain::PositionKey &key) const
{
    const Decimal held = m_portfolio.position(key).quantity;
    const auto working = m_ledger.working(key);
    return std::max((held + working.buys).abs(), (held - working.sells).abs());
}

void OrderDesk::cancel(const domain::ClientOrderId &id)
{
    const Order *order = m_ledger.find(id);
    if (order && order->isWorking() && order->state != OrderState::PendingCancel && order->state != OrderState::Unknown)
        sendCancel(*order);
}

void OrderDesk::cancelEntries(const std::function<bool(const OrderRequest &)> &filter)
{
    for (const auto &[key, orders] : m_ledger.allWorking())
        for (const Order *order : orders)
            if (!order->request.reduceOnly && order->state != OrderState::PendingCancel && filter(order->request))
                sendCancel(*order);
}

void OrderDesk::sendCancel(const Order &order)
{
    if (m_world.state == domain::TradingState::ReadOnly)
        return; // another engine commands this account
    m_ledger.cancelSent(order.request.clientId, m_world.now);
    m_publisher.intent(CancelRequest{order.request.clientId, order.request.position});
    m_publisher.orderChanged(order);
}

// ---- in

OrderDesk::Outcome OrderDesk::apply(const VenueReport &report)
{
    Outcome outcome;
    outcome.order = m_ledger.find(report.clientId);
    if (report.kind == ReportKind::Fill) {
        if (!m_tradeIds.insert(report.position.instrument, report.tradeId))
            return outcome; // reported before
        outcome.fill = book(report, outcome.order);
    }
    outcome.effect = m_ledger.apply(report);
    if (outcome.effect != Effect::Ignored)
        m_publisher.orderChanged(*outcome.order);
    if (outcome.fill)
        m_publisher.fillBooked(*outcome.fill, m_portfolio.position(report.position));
    remark(report, outcome);
    return outcome;
}

domain::Fill OrderDesk::book(const VenueReport &report, const Order *order)
{
    domain::Fill fill{report.tradeId,   report.clientId, order ? order->request.strategy : domain::StrategyId(),
                      report.position,  report.side,     report.price,
                      report.quantity,  report.fee,      m_portfolio.book(report),
                      report.liquidity, report.time};
    ++m_fillsTotal;
    m_fills.push_front(fill);
    if (m_fills.size() > kFillsKept)
        m_fills.pop_back();
    return fill;
}

// What an operator should see in the tray line.
void OrderDesk::remark(const VenueReport &report, const Outcome &outcome)
{
    const auto say = [&](const char *code, std::string text, domain::Health health) {
        m_publisher.notice(
            {code, std::move(text), {{"order", report.clientId.value}, {"reason", report.reason}}, health});
    };
    const std::string &id = report.clientId.value;
    if (outcome.fill && !outcome.order)
        say("order.foreign_fill", "a fill of " + id + ", which is not an order of ours, was booked",
            domain::Health::Warn);
    else if (outcome.fill && outcome.effect == Effect::Changed && domain::isTerminal(outcome.order->state))
        say("order.late_fill", "order " + id + " filled after it was final; the fill was booked", domain::Health::Warn);
    else if (report.kind == ReportKind::CancelRejected)
        say("order.cancel_rejected", "the venue did not cancel " + id + ": " + report.reason, domain::Health::Warn);
    else if (report.kind == ReportKind::Unknown && outcome.effect != Effect::Ignored)
        say("order.unknown", "the fate of order " + id + " is not known: " + report.reason, domain::Health::Crit);
}

} // namespace qcat::trading
