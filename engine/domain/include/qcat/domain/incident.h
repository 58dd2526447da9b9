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
    Note, ClockWarning, ClockBreached, RunbookStarted, StepStarted, StepFinished, StepSkipped, RunbookFinished, Notification, ExposureNoted,
    FlappingBegan, FlappingEnded, Silenced, SilenceEnded, Inhibited, InhibitionEnded, Merged, OwnerChanged, AcknowledgementLapsed, Escalated,
    FileAttached
};

// Where it comes from. Tests and drills call nobody's phone and are no part of the statistics.
enum class IncidentOrigin : std::uint8_t { Detected, External, ByHand, Test, Drill };

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

// What holds beside the state. None of them changes it: a silenced problem is still a problem.
struct IncidentFlags
{
    SilenceId silencedBy;     // a silence or maintenance window holds its messages back; empty: none
    bool maintenance = false; // … and it is a window
    IncidentId inhibitedBy;   // the incident of what it stands on: that one is worked on
    bool flapping = false;    // comes and goes; said once, then quiet

    // Nobody is called, reminded or escalated to. Who was told of the trouble is still owed the word that it is over.
    bool isQuiet() const { return silencedBy.isValid() || inhibitedBy.isValid() || flapping; }
    bool operator==(const IncidentFlags &) const = default;
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
    base::WallTime mitigatedAt;  // of a mitigated one: healthy since
    base::WallTime resolvesAt;   // … and resolved then, unless it breaks again
    base::WallTime resolvedAt;
    base::WallTime clockFrom;     // response clock: when it was started, by opening or opening again
    base::WallTime acknowledgeBy; // … and its deadline. Both move with a step of the wall clock
    base::WallTime lapsesAt;      // an acknowledgement that nothing follows lapses then; empty: never
    std::string owner;
    IncidentOrigin origin = IncidentOrigin::Detected;
    IncidentFlags flags;
    IncidentId mergedInto; // closed, because it is the same trouble as that one
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
