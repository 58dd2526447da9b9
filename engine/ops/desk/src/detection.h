#pragma once

#include "dependency_graph.h"
#include "incident_book.h"
#include "live_executor.h"
#include "probe_schedule.h"

#include <qcat/base/clock.h>
#include <qcat/ops_ports/fault.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace qcat::ops
{

// Turns probe results into suspicions, incidents and their recovery. One watch for each fault and instance:
//
//     quiet ─bad→ suspected ─openAfter→ open ─healthy→ recovering ─clearAfter→ quiet (resolved)
//       ↑           │ healthy            ↑──────bad───────┘
//       └───────────┘
//     suspected ─something it stands on is broken→ consequence ─that one is healthy again, and a grace time→ quiet
//
// An incident of its own whose ground breaks later stays one, but is inhibited until that is mended, a grace time has passed and its
// probes have looked anew.
class Detection
{
public:
    Detection(const DeskConfig &config, IncidentBook &book, ProbeSchedule &schedule, LiveExecutor &executor,
              const base::Clock &clock);

    // Continues the incidents that were open when the process ended.
    void adopt(const std::vector<domain::Incident> &open);
    void take(const domain::ProbeResult &result);
    // The incident was resolved by a human or a runbook: what is still broken is a new sign.
    void forget(const domain::IncidentId &incident);
    // It was merged into another one: no incident of its own before it was healthy once.
    void merged(const domain::IncidentId &incident);
    bool isHealthy(const domain::IncidentId &incident) const;
    // The newest look of a probe of ours that shows its fault at its place now; none: it is not seen, or stands in another incident. What
    // others report is theirs to take back or not, and never held against whoever resolves it.
    const domain::ProbeResult *signOf(const domain::Incident &incident) const;
    // The broken component that `component` is a consequence of, or none.
    domain::ComponentId rootOf(const domain::ComponentId &component) const;
    // Severity grows with exposure; inhibition follows the ground.
    void tick();

private:
    enum class State { Quiet, Suspected, Consequence, Open, Recovering, Merged };
    struct Looks {
        domain::ProbeResult newest;
        std::deque<bool> signs; // of the last looks, oldest first
    };
    struct Watch {
        const FaultDefinition *fault = nullptr;
        std::string instance;
        std::map<domain::ProbeId, Looks> looks;
        State state = State::Quiet;
        base::SteadyTime since;      // of the state
        base::SteadyTime graceUntil; // signs before it do not count
        domain::IncidentId incident; // open, recovering
        bool inhibited = false;
        std::optional<base::SteadyTime> judgedFrom; // its ground is mended: looks after that count
    };

    Watch &watch(const FaultDefinition &fault, const std::string &instance);
    bool isSign(const FaultDefinition &fault, const domain::ProbeResult &result) const;
    bool isBad(const Watch &watch) const;
    bool isBad(const Watch &watch, const Looks &looks) const;
    std::vector<domain::Finding> signs(const Watch &watch) const;
    const Watch *rootWatch(const Watch &watch) const;

    void advance(Watch &watch);
    void whenQuiet(Watch &watch);
    void whenSuspected(Watch &watch);
    void whenConsequence(Watch &watch);
    void whenOpen(Watch &watch);
    void whenRecovering(Watch &watch);
    void whenMerged(Watch &watch);
    void followGround(Watch &watch);
    void lookLater(Watch &watch, base::Duration delay);
    void enter(Watch &watch, State state);
    void open(Watch &watch);
    void becomeConsequence(Watch &watch, const Watch &root);
    void advanceAbove(const Watch &root);
    void advanceLater(Watch &watch, base::Duration delay);

    const DeskConfig &m_config;
    const DependencyGraph m_graph;
    IncidentBook &m_book;
    ProbeSchedule &m_schedule;
    LiveExecutor &m_executor;
    const base::Clock &m_clock;
    std::vector<std::unique_ptr<Watch>> m_watches;
};

} // namespace qcat::ops
