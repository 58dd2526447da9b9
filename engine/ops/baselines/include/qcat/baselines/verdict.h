#pragma once

#include <qcat/domain/performance.h>

#include <optional>
#include <vector>

namespace qcat::baselines
{

namespace code
{
inline constexpr std::string_view kLearning = "performance.learning";       // metrics
inline constexpr std::string_view kUsual = "performance.usual";             // metrics
inline constexpr std::string_view kDrifting = "performance.drifting";       // metric, trend, usual
// metric, value, usual, others: further figures that deviate
inline constexpr std::string_view kProcessStalls = "performance.process_stalls";
inline constexpr std::string_view kDiskSlow = "performance.disk_slow";
inline constexpr std::string_view kDatabaseSlow = "performance.database_slow";
inline constexpr std::string_view kRedisSlow = "performance.redis_slow";
inline constexpr std::string_view kVenueSlow = "performance.venue_slow";
inline constexpr std::string_view kMarketDataSlow = "performance.market_data_slow";
inline constexpr std::string_view kApiSlow = "performance.api_slow";
inline constexpr std::string_view kOrdersSlow = "performance.orders_slow";
} // namespace code

// How many times its allowance a figure is above what is usual: 1 at the limit.
double excess(const domain::Baseline &baseline);

// Which area the figures that deviate point at. A process that stands still makes everything slow, and a disk what is written to it: they
// are named before what follows from them; the way of orders, which all of them lengthen, is named last. Among the others the one
// that is farthest out. Empty: nothing deviates.
std::optional<domain::PerformanceArea> culprit(const std::vector<domain::Baseline> &baselines);

// All of it in a sentence.
domain::Finding verdict(const std::vector<domain::Baseline> &baselines);

// "12.4 ms", "3.1 cores": a value as a person writes it.
std::string valueText(double value, const std::string &unit);

} // namespace qcat::baselines
