#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace qcat::log_files
{

// A moment as the log writes it, in the writer's own time of day: microseconds since 1970-01-01 of that calendar.
// Ordered, and of one meaning within a log; no zone is known.
struct CivilTime {
    std::int64_t us = 0;
    auto operator<=>(const CivilTime &) const = default;
};

// "2026-11-20 10:00:00.123456", "2026-11-20T10:00", "2026-11-20": what follows the part that is read is `rest`. Error
// "log.bad_time".
base::Result<CivilTime> parseCivilTime(std::string_view text);
// The fixed 19 characters at the front of a line, and the fraction behind them: for millions of lines. False: there is
// none.
bool readCivilTime(std::string_view line, CivilTime &time, std::size_t &length);
// "2026-11-20 10:00:00.123456"
std::string toText(CivilTime time);

} // namespace qcat::log_files
