#include "working_time.h"

#include <algorithm>

namespace qcat::ops
{

namespace
{

constexpr std::int64_t kDay = 86'400'000'000'000;
constexpr int kMostSpans = 4000; // a deadline is never further away: about ten years of days
constexpr int kThursday = 4;     // 1970-01-01

int weekdayOf(std::int64_t day)
{
    return int(((day + kThursday - 1) % 7 + 7) % 7) + 1;
}

std::int64_t dayOf(std::int64_t localNs)
{
    return localNs >= 0 ? localNs / kDay : (localNs - kDay + 1) / kDay;
}

} // namespace

base::WallTime WorkingTime::after(base::WallTime from, base::Duration worked) const
{
    if (isAlways())
        return from + worked;
    auto at = from;
    for (int i = 0; i < kMostSpans; ++i) {
        const auto span = spanAfter(at);
        const auto begin = std::max(at, span.begin);
        if (begin + worked <= span.end)
            return begin + worked;
        worked -= span.end - begin;
        at = span.end;
    }
    return at;
}

base::Duration WorkingTime::between(base::WallTime from, base::WallTime to) const
{
    if (isAlways())
        return to - from;
    base::Duration worked{};
    auto at = from;
    for (int i = 0; i < kMostSpans && at < to; ++i) {
        const auto span = spanAfter(at);
        const auto begin = std::max(at, span.begin);
        if (begin >= to)
            break;
        worked += std::min(span.end, to) - begin;
        at = span.end;
    }
    return worked;
}

WorkingTime::Span WorkingTime::spanAfter(base::WallTime at) const
{
    // A day before: a working day may reach past the midnight that a zone's offset moves.
    for (auto day = dayOf(toLocal(at)) - 1;; ++day) {
        if (std::find(m_hours.days.begin(), m_hours.days.end(), weekdayOf(day)) == m_hours.days.end())
            continue;
        const Span span{toWall(day * kDay + m_hours.from.count()), toWall(day * kDay + m_hours.to.count())};
        if (span.end > at && span.end > span.begin)
            return span;
    }
}

std::int64_t WorkingTime::toLocal(base::WallTime at) const
{
    return at.ns + (m_zones ? m_zones->offset(m_hours.zone, at).count() : 0);
}

// Of an hour that a clock shows twice the first; of one that it leaves out the moment after the gap.
base::WallTime WorkingTime::toWall(std::int64_t localNs) const
{
    if (!m_zones)
        return {localNs};
    const auto before = m_zones->offset(m_hours.zone, {localNs - kDay}).count();
    const auto behind = m_zones->offset(m_hours.zone, {localNs + kDay}).count();
    for (const auto offset : {std::max(before, behind), std::min(before, behind)})
        if (const base::WallTime wall{localNs - offset}; toLocal(wall) == localNs)
            return wall;
    return {localNs - before};
}

} // namespace qcat::ops
