#include "matching.h"

#include <algorithm>

namespace qcat::venue_paper
{

using base::Decimal;
using base::Error;
using domain::Liquidity;
using domain::OrderType;
using domain::ReportKind;
using domain::Side;
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

bool isResting(const RestingOrder &order)
{
    return !order.isDone() && !order.isStop();
}

void sweep(std::vector<RestingOrder> &orders)
{
    std::erase_if(orders, [](const RestingOrder &order) { return order.isDone(); });
}

} // namespace

PaperVenue::Matching::Matching(PaperVenueConfig config)
    : m_config(std::move(config)), m_markets(m_config.universe.instruments.size())
{
}

// ---- the market's side

void PaperVenue::Matching::onMarket(const domain::MarketEvent &event)
{
    arriveUntil(event.eventTime);
    m_now = std::max(m_now, event.eventTime);
    Market &market = m_markets.at(event.instrument.value);
    if (event.kind == domain::MarketKind::Trade) {
        market.lastPrice = event.price;
        matchTrade(market, event);
        triggerStops(market);
    } else {
        market.book.apply(event);
        refreshQueues(market);
    }
    sweep(market.orders);
}

// A trade first eats the market quantity before ours, then ours in the order of arrival; one beyond our price has eaten
// us whole.
void PaperVenue::Matching::matchTrade(Market &market, const domain::MarketEvent &trade)
{
    Decimal left = trade.quantity;
    for (RestingOrder &order : market.orders) {
        if (!isResting(order) || order.request.side == trade.takerSide)
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
        if (!isResting(order))
            continue;
        const auto against = market.book.best(opposite(order.request.side));
        if (against && (*against == order.request.price || order.isPassedBy(*against))) {
            fill(order, order.request.price, order.open, Liquidity::Maker);
            continue;
        }
        const Decimal level = market.book.quantityAt(order.request.side, order.request.price);
        order.ahead = order.ahead ? std::min(*order.ahead, level) : level;
    }
}

// ---- the engine's side

void PaperVenue::Matching::send(const trading::OrderIntent &intent)
{
    m_inFlight.push_back({m_now + m_config.latency, intent});
}

void PaperVenue::Matching::takeReports(std::vector<domain::VenueReport> &into)
{
    into.insert(into.end(), std::make_move_iterator(m_reports.begin()), std::make_move_iterator(m_reports.end()));
    m_reports.clear();
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
    RestingOrder order{request, nextVenueId(), request.quantity, {}, {}};
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
    sweep(market.orders);
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
    sweep(marketOf(request.position).orders);
}

std::optional<Error> PaperVenue::Matching::refusal(const domain::OrderRequest &request) const
{
    if (auto why = malformed(request))
        return why;
    const Market &market = m_markets[request.position.instrument.value];
    if (m_entriesBlocked && classOf(request) == OrderClass::Entry)
        return Error{"venue.entries_blocked", "the guard has closed the venue's door to orders that can open"};
    const auto sameId = [&](const RestingOrder &order) { return order.request.clientId == request.clientId; };
    if (std::ranges::any_of(market.orders, sameId))
        return Error{"venue.duplicate_client_id", "an open order has this client id: " + request.clientId.value};
    if (request.reduceOnly && m_ledger.reducible(request.position, request.side).isZero())
        return Error{"venue.reduce_only_rejected", "there is no position that this order could reduce"};
    const RestingOrder stop{request, {}, {}, {}, {}};
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
    market.orders.push_back(std::move(order));
}

// ---- after a restart

void PaperVenue::Matching::seed(const std::vector<domain::Order> &working,
                                const std::vector<domain::Position> &positions)
{
    for (const auto &position : positions)
        m_ledger.set(position);
    for (const auto &known : working) {
        m_now = std::max(m_now, known.updatedAt);
        const auto venueId = known.venueId.isValid() ? known.venueId : nextVenueId();
        RestingOrder order{known.request, venueId, known.remaining(), {}, {}};
        if (known.state == domain::OrderState::PendingCancel) {
            report(ReportKind::Cancelled, order);
            continue;
        }
        if (known.state == domain::OrderState::PendingNew || known.state == domain::OrderState::Unknown)
            report(ReportKind::Accepted, order);
        marketOf(known.request.position).orders.push_back(std::move(order));
    }
}

// ---- the guard's side: at once, at the time the venue has

void PaperVenue::Matching::cancelAll(OrderClass which)
{
    for (Market &market : m_markets) {
        for (RestingOrder &order : market.orders) {
            if (classOf(order.request) != which)
                continue;
            report(ReportKind::Cancelled, order);
            order.open = {};
        }
        sweep(market.orders);
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
    RestingOrder order{request, nextVenueId(), request.quantity, {}, {}};
    Market &market = marketOf(position.key);
    take(market, order);
    if (!order.isDone())
        expireRest(order, "venue.market_rest", "the visible book was too thin for the rest");
    sweep(market.orders);
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
        if (!isResting(order) || !order.request.reduceOnly || order.request.position != key)
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
