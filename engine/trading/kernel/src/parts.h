#pragma once

#include "portfolio/equity_curve.h"
#include "portfolio/funding_list.h"
#include "strategy/strategy_desk.h"

#include <qcat/record/record_keeper.h>

#include <optional>

namespace qcat::trading
{

// The kernel's parts and what ties them together. Handles one input at a time, its output attached to the publisher.
struct Kernel::Parts {
    Parts(KernelConfig config, std::vector<StrategySlot> slots);

    void on(const domain::MarketEvent &event);
    void on(const domain::VenueReport &report);
    void on(const StateCommand &command);
    void on(const StrategyCommand &command) { strategies.setEnabled(command); }
    void on(const TimerTick &tick);
    void on(const RestoredState &restored);
    void on(const domain::FundingPayment &payment);
    void on(const OperatorAct &) {} // for the record alone

    void describe(api::TradingSnapshot &into, Picture picture) const;
    domain::Exposure exposure() const;

    World world;
    Publisher publisher;
    Portfolio portfolio;
    OrderDesk orders;
    StrategyDesk strategies;
    EquityCurve equity;
    FundingList funding;
    std::vector<bool> wasTradable; // by InstrumentId
    std::int64_t day = 0;          // of event time, days since 1970
    std::optional<RecordKeeper> record;

private:
    api::OrderView view(const domain::Order &order) const;
    api::PositionView view(const domain::Position &position) const;
    bool isAtStake(domain::InstrumentId instrument) const;
    api::BookView bookView(domain::InstrumentId instrument, std::size_t levels) const;
    void moveTimeTo(base::WallTime time);
    void watchMarkets();
    void value(domain::InstrumentId instrument);
    void watchLoss();
    void changeState(domain::TradingState state, domain::Finding why);
};

} // namespace qcat::trading
