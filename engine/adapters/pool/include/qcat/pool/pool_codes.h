#pragma once

#include <string_view>

// Codes of the Errors of acquire(). Arguments of each: "pool", "target", "open", "in_use", "idle", "dialling",
// "waiting", and, where a dial failed since the last that worked, "reason" (its code) and "detail" (its message).
namespace qcat::pool::codes
{

inline constexpr std::string_view kTimeout = "pool.timeout";      // no connection by the deadline
inline constexpr std::string_view kQueueFull = "pool.queue_full"; // too many wait already
inline constexpr std::string_view kOutage =
    "pool.outage"; // asked not to wait on, and a dial failed
inline constexpr std::string_view kClosed = "pool.closed";

} // namespace qcat::pool::codes
