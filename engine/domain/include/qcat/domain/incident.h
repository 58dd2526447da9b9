#pragma once

#include <qcat/domain/exposure.h>
#include <qcat/domain/health.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::domain
{

enum class IncidentState : std::uint8_t { Suspected, Open, Acknowledged, Mitigated, Resolved, Closed };

enum class TimelineKind : std::uint8_t {
    Suspected, Opened, Recovered, Reopened, Acknowledged, Mitigated, Resolved, Closed, SeverityChanged, SymptomAdded, ConsequenceAttached,
    Note, ClockWarning, ClockBreached, RunbookStarted, StepStarted, StepFinished, StepSkipped, RunbookFinished, Notification, ExposureNoted
};

// One line of the record. Append-only: lines are never changed or removed.
struct TimelineEntry
{
    base::WallTime time;
    TimelineKind kind = TimelineKind::Note;
    std::string actor; // "qcat", an operator's name
    Finding what;
    bool operator==(const TimelineEntry &) const = default;
};

// Time to harm: what gets worse next and when (steady clock; empty: not known).
struct TimeToHarm
{
    Finding what;
    std::optional<base::Duration> remaining;
    LocalText words = {}; // where the fault's file says it, instead of `what`
    bool operator==(const TimeToHarm &) const = default;
};

struct Incident
{
    IncidentId id; // empty while suspected
    FaultId fault;
    LocalText title;
    ComponentId component;
    std::string instance;
    Severity severity = Severity::P3;
    IncidentState state = IncidentState::Suspected;
    base::WallTime since;      // first sign: when it was suspected
    base::WallTime opensAt;    // of a suspected one: when it opens unless it goes away
    base::WallTime openedAt;
    base::WallTime acknowledgedAt;
    base::WallTime resolvedAt;
    base::WallTime acknowledgeBy; // response clock: deadline, persisted as wall time
    std::string owner;
    std::vector<Finding> symptoms;
    std::vector<ComponentId> consequences; // broken because this is
    std::string runbook;                   // id of the runbook that mends it
    Exposure exposureAtStart;
    LocalText meaning;                     // what it means for trading, open orders and positions
    std::vector<TimeToHarm> timeToHarm;    // nearest first
    std::vector<TimelineEntry> timeline;   // oldest first

    bool isOpen() const { return state == IncidentState::Open || state == IncidentState::Acknowledged || state == IncidentState::Mitigated; }
    bool isShown() const { return isOpen() || state == IncidentState::Suspected; }
    bool operator==(const Incident &) const = default;
};

} // namespace qcat::domain
