#pragma once

#include <qcat/domain/incident.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::domain
{

// Which of the stored incidents. What is empty asks for all; all that is given must hold.
struct IncidentQuery
{
    std::vector<IncidentState> states;
    std::optional<Severity> severity;
    std::string component;
    std::string text; // in id, fault, titles, component, instance or owner; letters of either case
    base::WallTime from; // opened at or after
    base::WallTime to;   // opened before; invalid: no end
    int offset = 0;
    int most = 200; // 1 … 1000
    bool operator==(const IncidentQuery &) const = default;
};

struct IncidentPage
{
    std::vector<Incident> incidents; // newest first
    std::int64_t total = 0;          // that match, shown or not
    bool operator==(const IncidentPage &) const = default;
};

// How long it takes, of the incidents of one group. Seconds; negative: none of them got that far.
struct DurationFigures
{
    double median = -1;
    double p90 = -1;
    bool operator==(const DurationFigures &) const = default;
};

struct StatisticsGroup
{
    std::string key; // "P0" | "postgresql" | "2026-11"
    std::int64_t count = 0;
    DurationFigures detect;      // first sign to open
    DurationFigures acknowledge; // open to acknowledged
    DurationFigures resolve;     // open to resolved
    bool operator==(const StatisticsGroup &) const = default;
};

// Over incidents that were opened from `from` on and before `to`; tests, drills, tools taken by hand and merged ones do not count.
struct IncidentStatistics
{
    base::WallTime from;
    base::WallTime to;
    StatisticsGroup all;
    std::vector<StatisticsGroup> bySeverity;
    std::vector<StatisticsGroup> byComponent; // most frequent first
    std::vector<StatisticsGroup> byMonth;     // oldest first, UTC
    bool operator==(const IncidentStatistics &) const = default;
};

} // namespace qcat::domain
