#pragma once

#include <qcat/base/time.h>
#include <qcat/desk/incident_desk.h>

namespace qcat::ops
{

// Counts time by a stated calendar: nights and free days do not count, whatever daylight saving does to the hours in between.
class WorkingTime
{
public:
    WorkingTime(const WorkingHours &hours, const TimeZones *zones) : m_hours(hours), m_zones(zones) {}

    // When `worked` has passed since `from`.
    base::WallTime after(base::WallTime from, base::Duration worked) const;
    // How much of the time from `from` to `to` counts.
    base::Duration between(base::WallTime from, base::WallTime to) const;

private:
    struct Span {
        base::WallTime begin;
        base::WallTime end;
    };
    bool isAlways() const { return m_hours.days.empty() || m_hours.to <= m_hours.from; }
    // The first stretch of working time that ends after `at`.
    Span spanAfter(base::WallTime at) const;
    base::WallTime toWall(std::int64_t localNs) const;
    std::int64_t toLocal(base::WallTime at) const;

    const WorkingHours &m_hours;
    const TimeZones *m_zones;
};

} // namespace qcat::ops
