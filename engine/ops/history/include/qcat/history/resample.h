#pragma once

#include <qcat/domain/history.h>

#include <vector>

namespace qcat::history
{

struct Resampled
{
    base::Duration step{};
    std::vector<domain::HistoryPoint> points;
};

// Puts points of `step` each together so that at most `mostPoints` cover [from, to): the smallest minimum, the greatest maximum, the mean
// of the means. Steps are whole multiples of `step` and start at multiples of themselves since 1970, so that a chart that moves on does
// not flicker. Points outside the range are left out; an empty stretch stays empty.
Resampled resample(const std::vector<domain::HistoryPoint> &points, base::Duration step, base::WallTime from, base::WallTime to,
                   int mostPoints);

} // namespace qcat::history
