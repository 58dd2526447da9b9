#pragma once

#include <qcat/api/snapshot.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace qcat::runtime
{

// How a price moves now, by the range of its last sixty minutes' candles (Parkinson): standard deviation of the relative change in one
// second. Empty while there are fewer than three candles.
std::optional<double> recentVolatility(const api::TradingSnapshot &trading, const std::string &symbol);

} // namespace qcat::runtime
