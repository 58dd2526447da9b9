#pragma once

#include <qcat/base/time.h>

namespace qcat::domain
{

// What a figure was over a stretch of time.
struct HistoryPoint
{
    base::WallTime start;
    double min = 0;
    double mean = 0;
    double max = 0;
    bool operator==(const HistoryPoint &) const = default;
};

} // namespace qcat::domain
