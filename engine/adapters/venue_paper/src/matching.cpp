#include "matching.h"

#include <algorithm>

namespace qcat::venue_paper
{

using base::Decimal;
using base::Error;
using domain::Liquidity;
using domain::ReportKind;

PaperVenue::Matching::Matching(PaperVenueConfig config)
    : m_config(std::move(config)), m_markets(m_config.universe.instruments.size())
{
}

// ---- the market's side

void PaperVenue::Matching::onMarket(const domain::MarketEvent &event)
{
    settleFunding(event.instrument, event.eventTime);
    arriveUntil(event.eventTime);
    m_now = std::max(m_now, event.eventTime);
    Market &market = m_markets.at(event.instrument.value);
    if (event.kind == domain::MarketKind::Trade) {
        market.lastPrice = event.price;
        matchTrade(market, event);
        triggerStops(market);
    } else if (event.kind == domain::MarketKind::MarkPrice) {
        if (event.nextFundingTime > event.eventTime)
            market.funding = {event.nextFundingTime, event.fundingRate, event.price};
    } else {
        market.book.apply(event);
        refreshQueues(market);
    }
    market.sweep();
}

// Who holds the contract at the settlement pays or receives by the rate and the mark price that were told last before it.
void PaperVenue::Matching::settleFunding(domain::InstrumentId instrument, base::WallTime until)
{
    const NextFunding due = m_markets.at(instrument.value).funding;
    if (!due.time.isValid() || until < due.time)
        return;
    arriveUntil(due.time);
    m_markets[instrument.value].funding = {};
    for (const auto &[key, position] : m_ledger.all())
        if (key.instrument == instrument && !position.isFlat())
            m_funding.push_back({key, due.time, due.rate, due.markPrice, position.quantity,
                                 domain::fundingAmount(position.quantity, due.markPrice, due.rate)});
}

// A trade first eats the market quantity before ours, then ours in the order of arrival; one beyond our price has eaten
// us whole.
void PaperVenue::Matching::matchTrade(Market &market, const domain::MarketEvent &trade)
{
    Decimal left = trade.quantity;
    for (RestingOrder &order : market.orders) {
        if (!order.isResting() || order.request.side == trade.takerSide)
            continue;
        if (order.isPassedBy(trade.price)) {
            fill(order, order.request.price, order.open, Liquidity::Maker);
        } else if (order.request.price == trade.price && order.ahead) {
            const Decimal eaten = std::min(*order.ahead, left);
            *order.ahead -= eaten;
            const Decimal ours = std::min(order.open, left - eaten);
            if (ours.isPositive())
                fill(order, trade.price, ours, Liquidity::Maker);
            left -= ours;
        }
    }
}

void PaperVenue::Matching::triggerStops(Market &market)
{
    for (std::size_t i = 0; i < market.orders.size(); ++i)
        if (RestingOrder &order = market.orders[i];
            order.isStop() && !order.isDone() && order.isTriggeredBy(market.lastPrice))
            trigger(market, order);
}

void PaperVenue::Matching::trigger(Market &market, RestingOrder &stop)
{
    if (stop.request.reduceOnly) {
        const Decimal reducible = m_ledger.reducible(stop.request.position, stop.request.side);
        if (reducible.isZero())
            return expireRest(stop, "venue.reduce_only_expired", "nothing was left to reduce when the stop triggered");
        stop.trimmed = stop.open - std::min(stop.open, reducible);
        stop.open -= stop.trimmed;
    }
    take(market, stop);
    if (!stop.isDone())
        expireRest(stop, "venue.market_rest", "the visible book was too thin for the rest");
}

// What was cancelled at our price is taken to have stood behind us until the level is smaller than the queue before us.
void PaperVenue::Matching::refreshQueues(Market &market)
{
    for (RestingOrder &order : market.orders) {
        if (!order.isResting())
            continue;
        const auto against = market.book.best(opposite(order.request.side));
        const bool reached = against && order.isReachedBy(*against);
        if (reached && !order.emptiedItsLevel) {
            fill(order, order.request.price, order.open, Liquidity::Maker);
            continue;
        }
        order.emptiedItsLevel = reached;
        const Decimal level = market.book.quantityAt(order.request.side, order.request.price);
        order.ahead = order.ahead ? std::min(*order.ahead, level) : level;
    }
}

// ---- fills and what follows from them

void PaperVenue::Matching::fill(RestingOrder &order, Decimal price, Decimal quantity, Liquidity liquidity)
{
    const auto &instrument = m_config.universe.at(order.request.position.instrument);
    const Decimal rate = liquidity == Liquidity::Maker ? instrument.makerFee : instrument.takerFee;
    const Decimal notional = base::multiply(price, quantity, base::Rounding::HalfEven);
    order.open -= quantity;
    auto &filled = report(ReportKind::Fill, order);
    filled.tradeId = std::to_string(m_config.epoch.value) + '-' + std::to_string(++m_lastTrade);
    filled.price = price;
    filled.quantity = quantity;
    filled.fee = base::multiply(notional, rate, base::Rounding::HalfEven);
    filled.liquidity = liquidity;
    m_ledger.book(filled);
    settleTrimmed(order);
    shrinkReduceOnly(order.request.position);
}

void PaperVenue::Matching::shrinkReduceOnly(const domain::PositionKey &key)
{
    for (RestingOrder &order : marketOf(key).orders) {
        if (!order.isResting() || !order.request.reduceOnly || order.request.position != key)
            continue;
        const Decimal excess = order.open - std::min(order.open, m_ledger.reducible(key, order.request.side));
        order.open -= excess;
        order.trimmed += excess;
        settleTrimmed(order);
    }
}

// A trimmed order ends when the part that was left of it is filled: its owner still counts on the whole.
void PaperVenue::Matching::settleTrimmed(RestingOrder &order)
{
    if (order.isDone() && order.trimmed.isPositive()) {
        order.trimmed = {};
        reportError(ReportKind::Expired, order,
                    {"venue.reduce_only_expired", "the position shrank below this reduce-only order"});
    }
}

void PaperVenue::Matching::expireRest(RestingOrder &order, const char *code, const char *text)
{
    order.open = {};
    order.trimmed = {};
    reportError(ReportKind::Expired, order, {code, text});
}

// ---- small things

RestingOrder *PaperVenue::Matching::find(const domain::ClientOrderId &clientId)
{
    for (Market &market : m_markets)
        for (RestingOrder &order : market.orders)
            if (order.request.clientId == clientId)
                return &order;
    return nullptr;
}

std::optional<Decimal> PaperVenue::Matching::queueAhead(const domain::ClientOrderId &clientId) const
{
    for (const Market &market : m_markets)
        for (const RestingOrder &order : market.orders)
            if (order.request.clientId == clientId)
                return order.ahead;
    return std::nullopt;
}

domain::VenueOrderId PaperVenue::Matching::nextVenueId()
{
    return {std::to_string(m_config.epoch.value) + '-' + std::to_string(++m_lastOrder)};
}

domain::VenueReport &PaperVenue::Matching::report(ReportKind kind, const RestingOrder &order)
{
    auto &report = m_reports.emplace_back();
    report.kind = kind;
    report.clientId = order.request.clientId;
    report.venueId = order.venueId;
    report.position = order.request.position;
    report.side = order.request.side;
    report.time = m_now;
    return report;
}

void PaperVenue::Matching::reportError(ReportKind kind, const RestingOrder &order, Error why)
{
    auto &rejected = report(kind, order);
    rejected.reasonCode = std::move(why.code);
    rejected.reason = std::move(why.message);
}

} // namespace qcat::venue_paper
