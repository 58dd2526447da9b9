#pragma once

#include <qcat/kernel/kernel.h>
#include <qcat/market/instrument_market.h>

#include <deque>

namespace qcat::trading
{

// What all parts of the kernel look at: configuration, time, state and markets.
struct World {
    explicit World(KernelConfig c) : config(std::move(c))
    {
        for (const auto &instrument : config.universe.instruments)
            markets.emplace_back(instrument);
    }

    const InstrumentMarket &market(domain::InstrumentId id) const { return markets.at(id.value); }
    bool isTradable(domain::InstrumentId id) const { return market(id).isTradable(now, config.marketStaleAfter); }

    const KernelConfig config;
    base::WallTime now; // event time, never falls
    domain::TradingState state = domain::TradingState::Starting;
    domain::Finding stateWhy{"trading.starting", "not started yet", {}, domain::Health::Unknown};
    std::deque<InstrumentMarket> markets; // by InstrumentId; they stay where they are
    std::int64_t marketEvents = 0;
};

} // namespace qcat::trading
