#include "parts.h"

#include <algorithm>

namespace qcat::trading
{

using domain::AccountId;
using domain::InstrumentId;
using domain::Order;
using domain::OrderState;
using domain::Side;

namespace
{

constexpr std::size_t kRecentOrders = 200;
constexpr std::size_t kBookLevels = 20;

} // namespace

void Kernel::Parts::describe(api::TradingSnapshot &into, Picture picture) const
{
    const auto &universe = world.config.universe;
    into.eventTime = world.now;
    into.epoch = world.config.epoch.value;
    into.state = world.state;
    into.stateWhy = world.stateWhy;
    into.marketEvents = world.marketEvents;
    into.equity = equity.points();

    into.accounts.clear();
    for (std::size_t i = 0; i < universe.accounts.size(); ++i) {
        const AccountId id{std::uint16_t(i)};
        const auto costs = portfolio.costs(id);
        into.accounts.push_back({universe.at(id).venue, universe.at(id).name, portfolio.balance(id), portfolio.equity(id), costs.fees,
                                 costs.funding, portfolio.dayPnl(id), portfolio.gross(id)});
    }
    into.positions.clear();
    for (const auto &[key, position] : portfolio.positions())
        if (!position.isFlat())
            into.positions.push_back(view(position));

    into.workingOrders.clear();
    for (const auto &[key, bucket] : orders.ledger().allWorking())
        for (const Order *order : bucket)
            into.workingOrders.push_back(view(*order));
    into.recentOrders.clear();
    for (const Order *order : orders.ledger().finished())
        if (into.recentOrders.size() < kRecentOrders)
            into.recentOrders.push_back(view(*order));
    into.ordersTotal = orders.ledger().total();
    into.recentDenials.clear();
    for (const Order &order : orders.ledger().denied())
        into.recentDenials.push_back(view(order));
    into.denialsTotal = orders.ledger().deniedTotal();
    into.recentFills.clear();
    for (const auto &fill : orders.fills())
        into.recentFills.push_back(
            {universe.at(fill.position.account).name, universe.at(fill.position.instrument).symbol, fill});
    into.fillsTotal = orders.fillsTotal();
    into.recentFunding.clear();
    for (const auto &payment : funding.newest())
        into.recentFunding.push_back(
            {universe.at(payment.position.account).name, universe.at(payment.position.instrument).symbol, payment});
    into.fundingTotal = funding.total();

    into.books.clear();
    into.candles.clear();
    for (std::size_t i = 0; i < universe.instruments.size(); ++i) {
        const InstrumentId id{std::uint16_t(i)};
        const bool isWhole = picture == Picture::Whole || isAtStake(id);
        const auto &candles = world.market(id).chart().candles();
        into.books.push_back(bookView(id, isWhole ? kBookLevels : 1));
        into.candles.push_back({universe.at(id).symbol, {isWhole ? candles.begin() : candles.end(), candles.end()}});
    }
    into.strategies.clear();
    for (const auto &slot : strategies.slots())
        into.strategies.push_back({slot.owner.strategy, slot.config.kind, 'r' + std::to_string(slot.revision), slot.parameters, slot.config.account, slot.config.symbol,
                                   slot.enabled, slot.orders, slot.fills, slot.own.realizedPnl,
                                   slot.strategy->status()});
}

api::OrderView Kernel::Parts::view(const Order &order) const
{
    const auto &universe = world.config.universe;
    const auto &key = order.request.position;
    return {universe.at(key.account).name, universe.at(key.instrument).symbol, order, std::nullopt};
}

api::PositionView Kernel::Parts::view(const domain::Position &position) const
{
    const auto &universe = world.config.universe;
    const auto &key = position.key;
    return {
        universe.at(key.account).name,        universe.at(key.instrument).symbol, position,
        portfolio.mark(key.instrument),       portfolio.unrealized(position),     portfolio.liquidationPrice(position),
        orders.ledger().hasStop(position.key)};
}

bool Kernel::Parts::isAtStake(InstrumentId id) const
{
    const auto &working = orders.ledger().allWorking();
    const auto &positions = portfolio.positions();
    return std::ranges::any_of(working, [id](const auto &one) { return one.first.instrument == id && !one.second.empty(); }) ||
           std::ranges::any_of(positions, [id](const auto &one) { return one.first.instrument == id && !one.second.isFlat(); });
}

api::BookView Kernel::Parts::bookView(InstrumentId id, std::size_t levels) const
{
    const auto &instrument = world.config.universe.at(id);
    const auto &market = world.market(id);
    const auto &book = market.book();
    api::BookView view;
    view.symbol = instrument.symbol;
    view.state = book.state();
    view.why = book.why();
    if (book.isLive() && !world.isTradable(id)) {
        view.state = api::BookState::Stale;
        view.why = {"book.silent",
                    "no update for " + base::toShortText(world.config.marketStaleAfter),
                    {},
                    domain::Health::Warn};
    }
    view.eventTime = market.lastEventAt();
    view.updateId = book.updateId();
    view.bids = book.levels(Side::Buy, levels);
    view.asks = book.levels(Side::Sell, levels);
    view.lastPrice = market.lastPrice();
    view.tickSize = instrument.tickSize;
    view.quantityStep = instrument.quantityStep;
    return view;
}

domain::Exposure Kernel::Parts::exposure() const
{
    domain::Exposure exposure;
    exposure.known = true;
    for (const auto &[key, bucket] : orders.ledger().allWorking())
        for (const Order *order : bucket) {
            if (order->state == OrderState::Unknown)
                ++exposure.unknownOrders;
            else if (order->request.purpose == domain::OrderPurpose::ProtectiveStop)
                ++exposure.conditionalOrders;
            else
                ++exposure.openOrders;
        }
    for (std::size_t i = 0; i < world.config.universe.accounts.size(); ++i) {
        const AccountId account{std::uint16_t(i)};
        exposure.gross += portfolio.gross(account);
        exposure.equity += portfolio.equity(account);
    }
    for (const auto &[key, position] : portfolio.positions()) {
        if (position.isFlat())
            continue;
        const auto shown = view(position);
        exposure.legs.push_back({shown.account, shown.symbol, position.quantity, position.entryPrice, shown.markPrice,
                                 shown.unrealizedPnl, shown.liquidationPrice, shown.stopAtVenue});
    }
    return exposure;
}

} // namespace qcat::trading
