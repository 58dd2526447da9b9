#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/history.h>

#include <functional>
#include <string>
#include <vector>

namespace qcat::api
{

// A figure over time. Where nobody measured there is no point: a gap stays a gap.
struct HistorySeries
{
    std::string name; // "pool.postgresql.in_use"
    std::string unit; // as in domain::Measured
    base::Duration step{}; // how much time a point stands for
    std::vector<domain::HistoryPoint> points; // oldest first
    bool operator==(const HistorySeries &) const = default;
};

struct HistoryQuery
{
    std::string series;
    base::WallTime from;
    base::WallTime to; // not included
    int mostPoints = 600; // 1 … 5000; finer points are put together
    bool operator==(const HistoryQuery &) const = default;
};

// "history.unknown_series" (its argument "known" lists what there is), "history.bad_range", "history.failed", "history.not_running".
using HistoryAnswer = std::function<void(base::Result<HistorySeries>)>;

} // namespace qcat::api
