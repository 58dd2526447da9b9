#include "matching.h"

#include <algorithm>

// What the guard does, at once and at the time the venue has; and the state after a restart.
namespace qcat::venue_paper
{

using base::Error;
using domain::OrderType;
using domain::ReportKind;
using domain::Side;
using domain::TimeInForce;

void PaperVenue::Matching::cancelAll(OrderClass which)
{
    for (Market &market : m_markets) {
        for (RestingOrder &order : market.orders) {
            if (classOf(order.request) != which)
                continue;
            report(ReportKind::Cancelled, order);
            order.open = {};
        }
        market.sweep();
    }
}

base::Status PaperVenue::Matching::reduceAll()
{
    const auto before = m_ledger.all();
    std::string unfilled;
    for (const auto &[key, position] : before) {
        if (position.isFlat())
            continue;
        reduce(position);
        if (!m_ledger.all().at(key).isFlat())
            unfilled += ' ' + m_config.universe.at(key.instrument).symbol;
    }
    if (unfilled.empty())
        return {};
    return Error{"venue.no_liquidity", "the visible book could not close all of" + unfilled}.with("symbols",
                                                                                                  unfilled.substr(1));
}

void PaperVenue::Matching::reduce(const domain::Position &position)
{
    const std::string clientId =
        "guard-" + std::to_string(m_config.epoch.value) + '-' + std::to_string(++m_lastGuardOrder);
    const domain::OrderRequest request{.clientId = {clientId},
                                       .strategy = {},
                                       .position = position.key,
                                       .side = position.quantity.isPositive() ? Side::Sell : Side::Buy,
                                       .type = OrderType::Market,
                                       .timeInForce = TimeInForce::ImmediateOrCancel,
                                       .purpose = domain::OrderPurpose::Exit,
                                       .reduceOnly = true,
                                       .quantity = position.quantity.abs(),
                                       .price = {},
                                       .triggerPrice = {}};
    RestingOrder order{request, nextVenueId(), request.quantity};
    Market &market = marketOf(position.key);
    take(market, order);
    if (!order.isDone())
        expireRest(order, "venue.market_rest", "the visible book was too thin for the rest");
    market.sweep();
}

trading::VenueTruth PaperVenue::Matching::truth() const
{
    trading::VenueTruth truth;
    truth.time = m_now;
    for (const Market &market : m_markets)
        for (const RestingOrder &order : market.orders) {
            auto &list = classOf(order.request) == OrderClass::Entry  ? truth.entries
                         : classOf(order.request) == OrderClass::Exit ? truth.exits
                                                                      : truth.conditionals;
            list.push_back(order.request);
            list.back().quantity = order.open;
        }
    for (const auto &[key, position] : m_ledger.all())
        if (!position.isFlat())
            truth.positions.push_back({key, position.quantity, position.entryPrice});
    return truth;
}

void PaperVenue::Matching::seed(const std::vector<domain::Order> &working,
                                const std::vector<domain::Position> &positions)
{
    for (const auto &position : positions)
        m_ledger.set(position);
    for (const auto &known : working) {
        m_now = std::max(m_now, known.updatedAt);
        const auto venueId = known.venueId.isValid() ? known.venueId : nextVenueId();
        RestingOrder order{known.request, venueId, known.remaining()};
        if (known.state == domain::OrderState::PendingCancel) {
            report(ReportKind::Cancelled, order);
            continue;
        }
        if (known.state == domain::OrderState::PendingNew || known.state == domain::OrderState::Unknown)
            report(ReportKind::Accepted, order);
        marketOf(known.request.position).orders.push_back(std::move(order));
    }
}

} // namespace qcat::venue_paper
