#pragma once

#include <qcat/domain/health.h>
#include <qcat/domain/incident.h>

#include <string>
#include <vector>

namespace qcat::ops
{

// What gets worse while a fault lasts, counted from its first sign.
struct Harm
{
    domain::LocalText what;
    base::Duration after{};
    bool operator==(const Harm &) const = default;
};

// A kind of fault as its file in resources/faults says it.
struct FaultDefinition
{
    domain::FaultId id;
    domain::LocalText title;
    domain::ComponentId component;
    domain::IncidentOrigin origin = domain::IncidentOrigin::Detected; // of its incidents
    domain::Severity severity = domain::Severity::P3;
    domain::Severity severityWithExposure = domain::Severity::P3; // raised while orders or positions are open, never lowered
    std::vector<domain::ProbeId> probes; // any of them Crit, or Unknown where noData is Crit, is a sign
    // Codes of findings that are the sign, whatever their health. Empty: any Crit is.
    std::vector<std::string> conditions = {};
    bool noDataIsFault = true;
    int badOf = 1;               // a sign counts when so many …
    int ofLast = 1;              // … of the last looks of a probe showed it
    bool clearsAtWarn = true;    // false: hysteresis; once open, a probe must be Ok again, Warn is not enough
    base::Duration openAfter{};  // `for`: suspected at once, opened and paged after it
    base::Duration clearAfter{}; // healthy that long before it resolves
    domain::LocalText meaning;   // for trading, open orders and positions
    std::vector<domain::LocalText> symptoms; // what the operator may see
    std::vector<Harm> harms = {}; // soonest first; orders the cards of a lane
    std::string runbook;
    domain::LocalText pendingUntil = {}; // not empty: nothing can see it yet, and this is what it waits for
    bool isPending() const { return !pendingUntil.en.empty(); }
};

// A node of the dependency graph: what stands on what.
struct ComponentDefinition
{
    domain::ComponentId id;
    domain::LocalText title;
    std::vector<domain::ComponentId> dependsOn;
};

} // namespace qcat::ops
