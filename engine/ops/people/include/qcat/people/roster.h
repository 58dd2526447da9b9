#pragma once

#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/time_zones.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::people
{

struct Interval {
    base::WallTime from;
    base::WallTime until;
    bool operator==(const Interval &) const = default;
};

// Somebody else than the rotation says.
struct StandIn {
    std::string contact;
    Interval when;
};

struct Change {
    std::string contact; // empty: nobody from then on
    base::WallTime at;
};

// Who the schedules name when: rotations with overrides, at local times, right when the clocks change. The configuration is one that
// alertingMistakes() found good; it and the zones outlive the roster. Thread-safe.
class Roster
{
public:
    Roster(const domain::AlertingConfig &config, const ops::TimeZones &zones) : m_config(config), m_zones(zones) {}

    // Empty: nobody, or no such schedule.
    std::string onCall(const std::string &schedule, base::WallTime at) const;
    // Of the overrides of a schedule those that are not over, soonest first.
    std::vector<StandIn> overrides(const std::string &schedule, base::WallTime now) const;
    // The next time that somebody else is named, within ten weeks.
    std::optional<Change> nextChange(const std::string &schedule, base::WallTime after) const;
    // When none of these schedules names anybody.
    std::vector<Interval> gaps(const std::vector<std::string> &schedules, base::WallTime from, base::WallTime until) const;

private:
    const domain::ScheduleConfig *find(const std::string &schedule) const;
    std::string onCall(const domain::ScheduleConfig &schedule, base::WallTime at) const;
    std::string inRotation(const domain::ScheduleConfig &schedule, base::WallTime at) const;
    // Every moment at which another may be named.
    // As they are written.
    std::vector<StandIn> standIns(const domain::ScheduleConfig &schedule) const;
    std::vector<base::WallTime> boundaries(const domain::ScheduleConfig &schedule, base::WallTime from, base::WallTime until) const;

    const domain::AlertingConfig &m_config;
    const ops::TimeZones &m_zones;
};

} // namespace qcat::people
