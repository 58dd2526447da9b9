#include "recent_volatility.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace qcat::runtime
{

namespace
{

constexpr std::ptrdiff_t kCandles = 60; // of a minute each
constexpr int kFewest = 3;
constexpr double kSeconds = 60;

} // namespace

std::optional<double> recentVolatility(const api::TradingSnapshot &trading, const std::string &symbol)
{
    const auto series = std::ranges::find(trading.candles, symbol, &api::CandleSeries::symbol);
    if (series == trading.candles.end())
        return std::nullopt;
    const auto &candles = series->candles;
    double sum = 0;
    int count = 0;
    for (auto candle = candles.end() - std::min(kCandles, std::ptrdiff_t(candles.size())); candle != candles.end(); ++candle) {
        const double low = candle->low.toDouble();
        if (low <= 0)
            continue;
        const double range = std::log(candle->high.toDouble() / low);
        sum += range * range;
        ++count;
    }
    if (count < kFewest)
        return std::nullopt;
    return std::sqrt(sum / count / (4 * std::numbers::ln2) / kSeconds);
}

} // namespace qcat::runtime
