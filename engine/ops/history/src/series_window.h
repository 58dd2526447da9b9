#pragma once

#include <qcat/domain/history.h>

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace qcat::history
{

// The newest hours of one series as they were measured, and the minute that is not over yet.
class SeriesWindow
{
public:
    SeriesWindow(std::string unit, base::Duration kept) : m_unit(std::move(unit)), m_kept(kept) {}

    // A clock that was set back makes what lies ahead of it a guess: it is forgotten. A value that is no number is left out.
    void add(double value, base::WallTime now);
    // The minute before `now`'s, once it is over.
    std::optional<domain::HistoryPoint> takeEndedMinute(base::WallTime now);

    // The newest ones stay.
    void keepNewest(std::size_t points);
    std::size_t size() const { return m_points.size(); }

    const std::string &unit() const { return m_unit; }
    std::vector<domain::HistoryPoint> points() const { return {m_points.begin(), m_points.end()}; }
    base::WallTime oldest() const { return m_points.empty() ? base::WallTime{} : m_points.front().start; }

private:
    struct Minute
    {
        domain::HistoryPoint point;
        std::int64_t values = 0;
    };

    void addToMinute(double value, base::WallTime now);

    std::string m_unit;
    base::Duration m_kept;
    std::deque<domain::HistoryPoint> m_points;
    std::optional<Minute> m_minute; // that is being filled
    std::optional<domain::HistoryPoint> m_ended;
};

} // namespace qcat::history
