#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/history.h>

#include <string>
#include <vector>

namespace qcat::ops
{

// One minute of one series.
struct HistoryMinute
{
    std::string series;
    std::string unit;
    domain::HistoryPoint point; // starts on the minute
    bool operator==(const HistoryMinute &) const = default;
};

// Keeps minutes for days. Used by one thread; calls are short. Losing it loses charts, never a trade or an incident.
class HistoryStore
{
public:
    virtual ~HistoryStore() = default;
    // A minute that is there already is replaced.
    virtual base::Status append(const std::vector<HistoryMinute> &minutes) = 0;
    // Oldest first; from included, to not; empty when the series is not known.
    virtual base::Result<std::vector<domain::HistoryPoint>> read(const std::string &series, base::WallTime from, base::WallTime to) = 0;
    struct Known { std::string series; std::string unit; };
    virtual base::Result<std::vector<Known>> known() = 0;
    virtual base::Status forgetBefore(base::WallTime time) = 0;
};

} // namespace qcat::ops
