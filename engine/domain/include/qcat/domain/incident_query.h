#pragma once

#include <qcat/domain/evidence.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/runbook_run.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::domain
{

// Standing: those that are not over first, then the newest. The others by their name; equal ones the newest first.
enum class IncidentOrder : std::uint8_t { Standing, Opened, Severity, State, Fault, Component, Owner, Lasted, Resolved };
std::string_view name(IncidentOrder); // its word, as of names.h

// Which of the stored incidents. What is empty asks for all; all that is given must hold.
struct IncidentQuery
{
    std::string id; // that one only
    std::vector<IncidentState> states;
    std::optional<Severity> severity;
    std::string component;
    std::string text; // in id, fault, titles, component, instance, owner or notes; letters of either case
    base::WallTime from; // opened at or after
    base::WallTime to;   // opened before; invalid: no end
    int offset = 0;
    int most = 200; // 1 … 1000
    IncidentOrder order = IncidentOrder::Opened;
    bool ascending = false;
    bool withRecords = false; // their runs and evidence as well
    bool operator==(const IncidentQuery &) const = default;
};

// What a text is searched in.
std::vector<std::string_view> searchedTexts(const Incident &incident);
// Whether the filter of a query takes an incident that is at hand; letters of either case as far as ASCII goes.
bool matches(const IncidentQuery &query, const Incident &incident);

// What is kept beside an incident.
struct IncidentRecord
{
    std::vector<RunbookRun> runs; // oldest first
    std::optional<Evidence> evidence;
    bool operator==(const IncidentRecord &) const = default;
};

struct IncidentPage
{
    std::vector<Incident> incidents;
    std::int64_t total = 0;              // that match, shown or not
    std::vector<IncidentRecord> records = {}; // of each of them, where they were asked for
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
