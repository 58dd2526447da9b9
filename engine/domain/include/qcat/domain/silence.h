#pragma once

#include <qcat/domain/incident.h>

#include <optional>
#include <string>
#include <vector>

namespace qcat::domain
{

enum class SilenceKind : std::uint8_t { Silence, Maintenance };

// Which incidents. What is empty matches all; all that is given must match. Fault and instance may end in '*'.
struct SilenceMatch
{
    std::string fault; // "database.*"
    ComponentId component;
    std::string instance;
    std::optional<Severity> severity; // this one and less severe ones

    bool isEmpty() const { return fault.empty() && !component.isValid() && instance.empty() && !severity; }
    bool operator==(const SilenceMatch &) const = default;
};

// Holds back calls, reminders and escalation of what it matches, from `from` to `until`. Never without an owner, a reason and an end.
struct Silence
{
    SilenceId id;
    SilenceKind kind = SilenceKind::Silence;
    SilenceMatch match;
    std::string owner;
    std::string reason;
    base::WallTime createdAt;
    base::WallTime from;
    base::WallTime until;
    bool needsApproval = false; // it could hold back a P0: not in force before somebody else has approved it, or the glass is broken
    std::string approvedBy;
    bool brokenGlass = false; // … then `approvedBy` is who was called
    base::WallTime endedAt;   // before its time, by `endedBy`
    std::string endedBy;

    bool isApproved() const { return !needsApproval || !approvedBy.empty(); }
    bool isOver(base::WallTime now) const { return endedAt.isValid() || now >= until; }
    bool isInForce(base::WallTime now) const { return isApproved() && now >= from && !isOver(now); }
    bool operator==(const Silence &) const = default;
};

bool matches(const SilenceMatch &match, const Incident &incident);
// … an incident of that fault, component and worst severity, whatever its instance.
bool mayMatch(const SilenceMatch &match, const FaultId &fault, const ComponentId &component, Severity worst);

} // namespace qcat::domain
