#include "matching.h"

#include <algorithm>

// What the engine sends: arrival, refusal, taking, resting.
namespace qcat::venue_paper
{

using base::Decimal;
using base::Error;
using domain::Liquidity;
using domain::OrderType;
using domain::ReportKind;
using domain::TimeInForce;

namespace
{

// Of a market order there is no limit.
std::optional<Decimal> limitOf(const domain::OrderRequest &request)
{
    return request.type == OrderType::Limit ? std::optional(request.price) : std::nullopt;
}

Decimal sum(const std::vector<domain::Level> &levels)
{
    Decimal total;
    for (const auto &level : levels)
        total += level.quantity;
    return total;
}

} // namespace

void PaperVenue::Matching::send(const trading::OrderIntent &intent)
{
    m_inFlight.push_back({m_now + m_config.latency, intent});
}

void PaperVenue::Matching::takeReports(std::vector<domain::VenueReport> &into)
{
    if (m_fault == PaperFault::LosesAnswers)
        loseReports();
    into.insert(into.end(), std::make_move_iterator(m_reports.begin()), std::make_move_iterator(m_reports.end()));
    m_reports.clear();
}

void PaperVenue::Matching::takeFunding(std::vector<domain::FundingPayment> &into)
{
    into.insert(into.end(), m_funding.begin(), m_funding.end());
    m_funding.clear();
}

void PaperVenue::Matching::arriveUntil(base::WallTime time)
{
    while (!m_inFlight.empty() && m_inFlight.front().due <= time) {
        m_now = std::max(m_now, m_inFlight.front().due);
        const auto intent = std::move(m_inFlight.front().intent);
        m_inFlight.pop_front();
        std::visit([this](const auto &request) { arrive(request); }, intent);
    }
}

void PaperVenue::Matching::arrive(const domain::OrderRequest &request)
{
    RestingOrder order{request, nextVenueId(), request.quantity};
    if (auto why = refusal(request))
        return reportError(ReportKind::Rejected, order, std::move(*why));
    if (request.reduceOnly && !order.isStop()) {
        order.open = std::min(order.open, m_ledger.reducible(request.position, request.side));
        order.trimmed = request.quantity - order.open;
    }
    report(ReportKind::Accepted, order);
    Market &market = marketOf(request.position);
    if (!order.isStop())
        take(market, order);
    if (!order.isDone())
        rest(market, std::move(order));
    market.sweep();
}

void PaperVenue::Matching::arrive(const trading::CancelRequest &request)
{
    RestingOrder *order = find(request.clientId);
    if (!order) {
        RestingOrder unknown;
        unknown.request.clientId = request.clientId;
        unknown.request.position = request.position;
        return reportError(
            ReportKind::CancelRejected, unknown,
            {"venue.unknown_order", "no such order rests here: it was filled, cancelled or never arrived"});
    }
    report(ReportKind::Cancelled, *order);
    order->open = {};
    marketOf(request.position).sweep();
}

std::optional<Error> PaperVenue::Matching::refusal(const domain::OrderRequest &request) const
{
    if (auto why = malformed(request))
        return why;
    if (m_fault == PaperFault::RejectsOrders)
        return Error{"venue.takes_no_orders", "the venue takes no orders"};
    const Market &market = m_markets[request.position.instrument.value];
    if (m_entriesBlocked && classOf(request) == OrderClass::Entry)
        return Error{"venue.entries_blocked", "the guard has closed the venue's door to orders that can open"};
    const auto sameId = [&](const RestingOrder &order) { return order.request.clientId == request.clientId; };
    if (std::ranges::any_of(market.orders, sameId))
        return Error{"venue.duplicate_client_id", "an open order has this client id: " + request.clientId.value};
    if (request.reduceOnly && m_ledger.reducible(request.position, request.side).isZero())
        return Error{"venue.reduce_only_rejected", "there is no position that this order could reduce"};
    const RestingOrder stop{request};
    if (stop.isStop() && !market.lastPrice.isZero() && stop.isTriggeredBy(market.lastPrice))
        return Error{"venue.would_trigger",
                     "the last price " + market.lastPrice.toString() + " is already beyond the trigger"};
    if (stop.isStop())
        return std::nullopt;
    const auto taken = market.book.walk(request.side, request.quantity, limitOf(request));
    if (request.timeInForce == TimeInForce::PostOnly && !taken.empty())
        return Error{"venue.post_only_would_cross", "a post-only order at this price would trade at once"};
    if (request.timeInForce == TimeInForce::FillOrKill && sum(taken) < request.quantity)
        return Error{"venue.fill_or_kill", "the visible book could not fill the whole order at once"};
    return std::nullopt;
}

std::optional<Error> PaperVenue::Matching::malformed(const domain::OrderRequest &request) const
{
    const auto &universe = m_config.universe;
    if (request.position.instrument.value >= universe.instruments.size() ||
        request.position.account.value >= universe.accounts.size())
        return Error{"venue.unknown_instrument", "no such instrument or account at this venue"};
    const auto &instrument = universe.at(request.position.instrument);
    if (request.quantity < instrument.minQuantity || !isMultipleOf(request.quantity, instrument.quantityStep))
        return Error{"venue.bad_quantity", "quantity " + request.quantity.toString() +
                                               " is not a positive multiple of " + instrument.quantityStep.toString()};
    const auto isPrice = [&](Decimal price) { return price.isPositive() && isMultipleOf(price, instrument.tickSize); };
    if ((request.type == OrderType::Limit && !isPrice(request.price)) ||
        (request.type == OrderType::StopMarket && !isPrice(request.triggerPrice)))
        return Error{"venue.bad_price",
                     "a price is not a positive multiple of the tick " + instrument.tickSize.toString()};
    return std::nullopt;
}

void PaperVenue::Matching::take(Market &market, RestingOrder &order)
{
    for (const auto &level : market.book.walk(order.request.side, order.open, limitOf(order.request)))
        fill(order, level.price, level.quantity, Liquidity::Taker);
}

void PaperVenue::Matching::rest(Market &market, RestingOrder order)
{
    if (order.request.type == OrderType::Market)
        return expireRest(order, "venue.market_rest", "the visible book was too thin for the rest");
    if (order.request.timeInForce == TimeInForce::ImmediateOrCancel)
        return expireRest(order, "venue.ioc_rest", "the rest could not trade at once");
    if (!order.isStop() && market.book.best(order.request.side))
        order.ahead = market.book.quantityAt(order.request.side, order.request.price);
    const auto against = market.book.best(opposite(order.request.side));
    order.emptiedItsLevel = against && !order.isStop() && order.isReachedBy(*against);
    market.orders.push_back(std::move(order));
}

} // namespace qcat::venue_paper
