#include <qcat/market/candle_chart.h>

#include <algorithm>

namespace qcat::trading
{

namespace
{

constexpr std::int64_t kMinute = 60'000'000'000;

} // namespace

void CandleChart::add(base::WallTime time, base::Decimal price, base::Decimal quantity)
{
    const base::WallTime start{time.ns - time.ns % kMinute};
    if (m_candles.empty() || m_candles.back().start < start)
        m_candles.push_back({start, price, price, price, price, {}});
    if (m_candles.size() > kKept)
        m_candles.pop_front();
    api::Candle &candle = m_candles.back();
    candle.high = std::max(candle.high, price);
    candle.low = std::min(candle.low, price);
    candle.close = price;
    candle.volume += quantity;
}

} // namespace qcat::trading
