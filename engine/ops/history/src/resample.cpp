#include <qcat/history/resample.h>

#include <algorithm>

namespace qcat::history
{

namespace
{

// One more than fits exactly: the range may begin in the middle of a step.
base::Duration stepFor(base::Duration finest, base::Duration range, int mostPoints)
{
    const auto wanted = range / std::max(1, mostPoints - 1);
    const auto times = std::max<std::int64_t>(1, (wanted.count() + finest.count() - 1) / finest.count());
    return finest * times;
}

} // namespace

Resampled resample(const std::vector<domain::HistoryPoint> &points, base::Duration step, base::WallTime from, base::WallTime to,
                   int mostPoints)
{
    Resampled result;
    result.step = mostPoints > 1 ? stepFor(step, to - from, mostPoints) : std::max(step, base::Duration(to - from));
    std::int64_t merged = 0;
    for (const auto &point : points) {
        if (point.start < from || point.start >= to)
            continue;
        const auto origin = mostPoints > 1 ? std::int64_t(0) : from.ns;
        const base::WallTime start{origin + (point.start.ns - origin) / result.step.count() * result.step.count()};
        if (result.points.empty() || result.points.back().start != start) {
            result.points.push_back({start, point.min, point.mean, point.max});
            merged = 1;
            continue;
        }
        auto &last = result.points.back();
        last.min = std::min(last.min, point.min);
        last.max = std::max(last.max, point.max);
        last.mean += (point.mean - last.mean) / double(++merged);
    }
    return result;
}

} // namespace qcat::history
