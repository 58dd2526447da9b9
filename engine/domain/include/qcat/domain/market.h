#pragma once

#include <qcat/base/decimal.h>
#include <qcat/base/time.h>
#include <qcat/domain/ids.h>

#include <cstdint>
#include <vector>

namespace qcat::domain
{

enum class Side : std::uint8_t { Buy, Sell };
constexpr Side opposite(Side side) { return side == Side::Buy ? Side::Sell : Side::Buy; }

struct Level
{
    base::Decimal price;
    base::Decimal quantity; // zero in a diff: the level is gone
    bool operator==(const Level &) const = default;
};

enum class MarketKind : std::uint8_t { BookSnapshot, BookDiff, Ticker, Trade, MarkPrice };

// One normalised message of a venue. Reused by feeds so that the steady state allocates nothing: `bids` and `asks` keep their capacity.
struct MarketEvent
{
    MarketKind kind = MarketKind::Trade;
    InstrumentId instrument;
    base::WallTime eventTime;  // the venue's clock: what the engine lives by
    base::WallTime receivedAt; // our wall clock
    std::uint64_t firstUpdateId = 0;    // U
    std::uint64_t lastUpdateId = 0;     // u, a snapshot's lastUpdateId, a ticker's u
    std::uint64_t previousUpdateId = 0; // pu
    std::vector<Level> bids; // book: changed levels; ticker: the best bid
    std::vector<Level> asks;
    base::Decimal price;    // trade, mark price
    base::Decimal quantity; // trade
    base::Decimal fundingRate;     // mark price: of the next settlement, as it stands; positive: longs pay
    base::WallTime nextFundingTime; // mark price; invalid: the venue says nothing of funding
    Side takerSide = Side::Buy;
    std::uint64_t tradeId = 0;

    bool operator==(const MarketEvent &) const = default;
};

// Empty where a side has no level.
struct TopOfBook
{
    Level bid;
    Level ask;
    std::uint64_t updateId = 0;
    bool operator==(const TopOfBook &) const = default;
};

} // namespace qcat::domain
