#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/funding.h>
#include <qcat/domain/market.h>
#include <qcat/domain/order.h>
#include <qcat/domain/position.h>
#include <qcat/domain/trading_state.h>

#include <string>
#include <variant>
#include <vector>

namespace qcat::trading
{

// Everything the kernel reacts to. Input order is the truth: the same inputs give the same orders, bit for bit.
struct StateCommand // halt, resume, degradation rules, read-only start
{
    domain::TradingState state = domain::TradingState::Halted;
    std::string code; // why: a Finding code
    std::string text;
    std::string actor;
    bool operator==(const StateCommand &) const = default;
};
struct StrategyCommand
{
    domain::StrategyId strategy;
    bool enabled = true;
    bool operator==(const StrategyCommand &) const = default;
};
// What somebody commanded, for the record: what it leads to comes as inputs of its own.
struct OperatorAct
{
    std::string actor;
    std::string action; // "trading.flatten", "config.apply"
    std::string target;
    std::string reason; // in the operator's words, or empty
    bool operator==(const OperatorAct &) const = default;
};
struct TimerTick // event time in replay and backtest, wall time live
{
    base::WallTime time;
    bool operator==(const TimerTick &) const = default;
};

// Where an earlier run ended: the first input of a journal that goes on from there.
struct RestoredState
{
    struct StrategyPosition
    {
        domain::StrategyId strategy;
        domain::Position position;
        bool operator==(const StrategyPosition &) const = default;
    };
    base::WallTime at; // of the last thing that was known
    domain::TradingState state = domain::TradingState::Starting; // that was commanded last
    std::vector<domain::Order> workingOrders;
    std::vector<domain::Position> positions; // flat ones too: their realised PnL, fees and funding make the balance
    std::vector<StrategyPosition> strategyPositions;
    std::vector<base::Decimal> realizedToday; // by AccountId: realised PnL less fees, with funding, since 00:00 UTC of `at`
    bool operator==(const RestoredState &) const = default;
};

using KernelInput = std::variant<domain::MarketEvent, domain::VenueReport, StateCommand, StrategyCommand, TimerTick, RestoredState, domain::FundingPayment, OperatorAct>;

// What the kernel wants of a venue.
struct CancelRequest
{
    domain::ClientOrderId clientId;
    domain::PositionKey position;
    bool operator==(const CancelRequest &) const = default;
};
using OrderIntent = std::variant<domain::OrderRequest, CancelRequest>;

} // namespace qcat::trading
