#pragma once

#include <qcat/domain/market.h>
#include <qcat/trading_ports/trading_store.h>

#include <deque>

namespace qcat::trading
{

// One-minute candles of an instrument from its trades. A candle is told once, when no trade of its minute is expected any more, and only
// for a minute that was seen from its beginning: what a restart cut in two is told by nobody rather than half by each.
class MinuteCandles
{
public:
    // Messages of a venue overtake each other by that much.
    static constexpr base::Duration kGrace = std::chrono::seconds(2);

    // `seenSince`: the time of the first input.
    void add(const domain::MarketEvent &trade, base::WallTime seenSince);
    // Appends those whose minute is over.
    void finish(base::WallTime now, std::vector<MinuteCandle> &into);

private:
    std::deque<MinuteCandle> m_open; // oldest first
    base::WallTime m_toldUntil;
};

} // namespace qcat::trading
