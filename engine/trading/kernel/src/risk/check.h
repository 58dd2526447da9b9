#pragma once

#include <qcat/domain/config.h>
#include <qcat/domain/instrument.h>
#include <qcat/domain/order.h>
#include <qcat/domain/trading_state.h>

#include <optional>
#include <span>

namespace qcat::trading
{

// Everything a pre-trade check may look at: the order and the world around it at this moment.
struct RiskView {
    const domain::OrderRequest &request;
    const domain::Instrument &instrument;
    const domain::RiskConfig &limits;
    domain::TradingState state = domain::TradingState::Starting;
    bool idIsKnown = false;
    bool bookIsTradable = false;
    base::Decimal reference;   // mid of the book, or the last known mark; zero: none
    base::Decimal position;    // signed, of the order's key
    base::Decimal workingBuys; // of the key, orders that can open
    base::Decimal workingSells;
    int openOrders = 0;           // of account and instrument
    int ordersInLastSecond = 0;   // of the account, event time
    base::Decimal grossElsewhere; // worst case of the account's other keys, quote asset
    base::Decimal dayPnl;         // of the account

    bool isBuy() const { return request.side == domain::Side::Buy; }
    // Its price for the size of things: limit, trigger or the reference.
    base::Decimal price() const;
    // Cannot make the position larger, whatever else fills first.
    bool reduces() const;
    // Signed position if this order and everything working on its side filled.
    base::Decimal worstPosition() const;
};

// Empty: passes. An Error's code is typed ("order.above_max_quantity"), its args carry the figures.
using Check = std::optional<base::Error> (*)(const RiskView &);

// All of them, in the order in which they are asked: the first refusal is the answer.
std::span<const Check> preTradeChecks();
std::optional<base::Error> refusal(const RiskView &view);

} // namespace qcat::trading
