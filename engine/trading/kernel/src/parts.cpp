#include "parts.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::trading
{

using base::Decimal;
using domain::AccountId;
using domain::InstrumentId;
using domain::MarketKind;
using domain::TradingState;

namespace
{

constexpr std::int64_t kDay = 86'400'000'000'000;

} // namespace

Kernel::Parts::Parts(KernelConfig config, std::vector<StrategySlot> slots)
    : world(std::move(config)), publisher(world.config.universe), portfolio(world.config.universe),
      orders(world, portfolio, publisher), strategies(std::move(slots), world, portfolio, orders, publisher),
      wasTradable(world.markets.size(), false)
{
    if (world.config.recordSet > 0)
        record.emplace(world.config.universe, world.config.epoch, registrationsOf(strategies.slots()),
                       [this](InstrumentId instrument) { return portfolio.mark(instrument); });
}

void Kernel::Parts::on(const domain::MarketEvent &event)
{
    moveTimeTo(event.eventTime);
    ++world.marketEvents;
    world.markets.at(event.instrument.value).apply(event);
    watchMarkets();
    value(event.instrument);
    const bool isBook = event.kind == MarketKind::BookSnapshot || event.kind == MarketKind::BookDiff;
    if (isBook && world.isTradable(event.instrument))
        strategies.onBook(event.instrument);
}

void Kernel::Parts::on(const domain::VenueReport &report)
{
    moveTimeTo(report.time);
    const auto outcome = orders.apply(report);
    if (outcome.fill)
        value(report.position.instrument);
    strategies.onReport(report, outcome);
}

void Kernel::Parts::on(const StateCommand &command)
{
    const bool good = command.state == TradingState::Active;
    changeState(
        command.state,
        {command.code, command.text, {{"actor", command.actor}}, good ? domain::Health::Ok : domain::Health::Warn});
    watchLoss();
}

void Kernel::Parts::on(const TimerTick &tick)
{
    moveTimeTo(tick.time);
    watchMarkets();
    strategies.onTimer();
}

// Entries that nobody remembers are cancelled; stops that a strategy takes for its own stay.
void Kernel::Parts::on(const RestoredState &restored)
{
    world.now = restored.at;
    day = restored.at.ns / kDay;
    portfolio.restore(restored);
    orders.restore(restored.workingOrders);
    strategies.restore(restored);
    orders.cancelEntries([](const domain::OrderRequest &) { return true; });
}

void Kernel::Parts::on(const domain::FundingPayment &payment)
{
    moveTimeTo(payment.time);
    funding.add(payment);
    publisher.fundingBooked(payment, portfolio.book(payment));
    value(payment.position.instrument);
}

void Kernel::Parts::moveTimeTo(base::WallTime time)
{
    world.now = std::max(world.now, time);
    if (world.now.ns / kDay == day)
        return;
    day = world.now.ns / kDay;
    portfolio.startDay();
    equity.startDay();
}

// A book that stops being tradable takes its entries with it: they would rest at prices that nobody watches.
void Kernel::Parts::watchMarkets()
{
    for (std::size_t i = 0; i < wasTradable.size(); ++i) {
        const InstrumentId instrument{std::uint16_t(i)};
        const bool tradable = world.isTradable(instrument);
        if (tradable == wasTradable[i])
            continue;
        wasTradable[i] = tradable;
        const auto &symbol = world.config.universe.at(instrument).symbol;
        const auto &book = world.market(instrument).book();
        if (tradable) {
            publisher.notice(
                {"market.book_live", "the book of " + symbol + " is live", {{"symbol", symbol}}, domain::Health::Ok});
            continue;
        }
        orders.cancelEntries(
            [&](const domain::OrderRequest &request) { return request.position.instrument == instrument; });
        const std::string why =
            book.isLive() ? "no book update for " + base::toShortText(world.config.marketStaleAfter) : book.why().text;
        publisher.notice({"market.book_stale",
                          "no new orders on " + symbol + ": " + why,
                          {{"symbol", symbol}, {"reason", why}},
                          domain::Health::Warn});
    }
}

void Kernel::Parts::value(InstrumentId instrument)
{
    if (const auto mark = world.market(instrument).mark())
        portfolio.setMark(instrument, *mark);
    Decimal total;
    for (std::size_t i = 0; i < world.config.universe.accounts.size(); ++i)
        total += portfolio.equity(AccountId{std::uint16_t(i)});
    equity.update(world.now, total);
    watchLoss();
}

// The day's limit is the day's limit: a resume while it stands broken goes straight back to Reducing.
void Kernel::Parts::watchLoss()
{
    if (world.state != TradingState::Active)
        return;
    for (std::size_t i = 0; i < world.config.universe.accounts.size(); ++i) {
        const AccountId account{std::uint16_t(i)};
        const Decimal pnl = portfolio.dayPnl(account);
        if (pnl > -world.config.risk.maxDailyLoss)
            continue;
        const auto &name = world.config.universe.at(account).name;
        return changeState(
            TradingState::Reducing,
            {"risk.daily_loss_reached",
             "account " + name + " has lost " + (-pnl).toString(2) + " today: only orders that reduce",
             {{"account", name}, {"pnl", pnl.toString()}, {"limit", world.config.risk.maxDailyLoss.toString()}},
             domain::Health::Crit});
    }
}

void Kernel::Parts::changeState(TradingState state, domain::Finding why)
{
    if (state == world.state && why.code == world.stateWhy.code)
        return;
    world.state = state;
    world.stateWhy = std::move(why);
    if (state == TradingState::Halted || state == TradingState::Reducing)
        orders.cancelEntries([](const domain::OrderRequest &) { return true; });
    publisher.stateChanged(state, world.stateWhy);
}

} // namespace qcat::trading
