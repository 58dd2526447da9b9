#pragma once

#include <qcat/api/snapshot.h>

#include <deque>

namespace qcat::trading
{

// One-minute candles from trades, the newest kKept.
class CandleChart
{
public:
    static constexpr std::size_t kKept = 240;

    void add(base::WallTime time, base::Decimal price, base::Decimal quantity);
    const std::deque<api::Candle> &candles() const { return m_candles; }

private:
    std::deque<api::Candle> m_candles; // oldest first
};

} // namespace qcat::trading
