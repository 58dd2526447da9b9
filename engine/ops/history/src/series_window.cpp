#include "series_window.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace qcat::history
{

namespace
{

constexpr std::int64_t kMinute = 60'000'000'000;

base::WallTime minuteOf(base::WallTime time)
{
    return {time.ns / kMinute * kMinute};
}

} // namespace

void SeriesWindow::add(double value, base::WallTime now)
{
    if (!std::isfinite(value))
        return;
    while (!m_points.empty() && m_points.back().start >= now)
        m_points.pop_back();
    m_points.push_back({now, value, value, value});
    while (now - m_points.front().start > m_kept)
        m_points.pop_front();
    addToMinute(value, now);
}

void SeriesWindow::keepNewest(std::size_t points)
{
    if (m_points.size() > points)
        m_points.erase(m_points.begin(), m_points.end() - std::ptrdiff_t(points)); // a deque frees what lies before its first
}

void SeriesWindow::addToMinute(double value, base::WallTime now)
{
    const auto minute = minuteOf(now);
    if (m_minute && m_minute->point.start != minute) {
        if (m_minute->point.start < minute)
            m_ended = m_minute->point;
        m_minute.reset();
    }
    if (!m_minute)
        m_minute = Minute{{minute, value, value, value}, 0};
    auto &point = m_minute->point;
    point.min = std::min(point.min, value);
    point.max = std::max(point.max, value);
    point.mean += (value - point.mean) / double(++m_minute->values);
}

std::optional<domain::HistoryPoint> SeriesWindow::takeEndedMinute(base::WallTime now)
{
    if (m_minute && m_minute->point.start < minuteOf(now)) {
        m_ended = m_minute->point;
        m_minute.reset();
    }
    return std::exchange(m_ended, std::nullopt);
}

} // namespace qcat::history
