#pragma once

#include <qcat/ops_ports/time_zones.h>

#include <optional>
#include <string>
#include <string_view>

namespace qcat::people
{

inline constexpr base::Duration kDay = std::chrono::hours(24);

// "2026-01-05": the day's number since 1970-01-01. Empty for what is no day.
std::optional<std::int64_t> parseDay(std::string_view text);
// "09:00" since midnight; "24:00" is the day's end.
std::optional<base::Duration> parseTimeOfDay(std::string_view text);

// A date and a time of day somewhere, as its clocks show it.
struct LocalTime {
    std::int64_t day = 0;
    base::Duration time{}; // 0 to 24 h
    auto operator<=>(const LocalTime &) const = default;
};
// "2026-12-24 18:00".
std::optional<LocalTime> parseLocalTime(std::string_view text);

LocalTime localAt(const ops::TimeZones &zones, const std::string &zone, base::WallTime at);
// When the clocks show it: the first time where they show it twice, and where they leap over it, as much later as they leap.
base::WallTime wallAt(const ops::TimeZones &zones, const std::string &zone, LocalTime local);

} // namespace qcat::people
