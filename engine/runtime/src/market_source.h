#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/config.h>
#include <qcat/trading_ports/market_feed.h>

#include <memory>
#include <vector>

namespace qcat::runtime
{

// Where market data come from, what they are about, and who trades on them.
struct MarketSource
{
    domain::Universe universe;
    std::vector<domain::StrategyInstanceConfig> strategies;
    std::unique_ptr<trading::MarketFeed> feed;
    bool replay = false;
    double speed = 1;
    std::string digest; // of the recording; part of the journal's subject. Empty where the market is not repeatable.
};

// A recording is read whole before anybody trades on its first half; one that is damaged, has a bad line or lacks a snapshot is refused.
base::Result<MarketSource> openMarketSource(const domain::Config &config, base::WallTime now);

} // namespace qcat::runtime
