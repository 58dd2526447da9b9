#pragma once

#include <qcat/api/command.h>
#include <qcat/api/event.h>
#include <qcat/api/snapshot.h>
#include <qcat/base/clock.h>
#include <qcat/base/executor.h>
#include <qcat/desk/redaction.h>
#include <qcat/ops_ports/action.h>
#include <qcat/ops_ports/attachment_store.h>
#include <qcat/ops_ports/exposure_source.h>
#include <qcat/ops_ports/fault.h>
#include <qcat/ops_ports/incident_listener.h>
#include <qcat/ops_ports/ops_store.h>
#include <qcat/ops_ports/probe.h>
#include <qcat/ops_ports/time_zones.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace qcat::ops
{

struct DeskTiming
{
    base::Duration reopenWithin = std::chrono::minutes(10);   // the same fault again after that: a new incident
    base::Duration consequenceGrace = std::chrono::seconds(5); // after a root's recovery, before its consequences are judged
    base::Duration planValidFor = std::chrono::seconds(60);
    int flappingTurns = 6;                                      // broken and healthy in turn, so often …
    base::Duration flappingWithin = std::chrono::minutes(5);    // … within that: flapping; over when it is quiet for as long
    base::Duration exposureMaxAge = std::chrono::seconds(5);   // older figures do not permit a mutating step
};

// How far the exposure may move between a plan and its run before the plan is void. A strategy that quotes moves it all the time; what
// voids a plan is what a human would want to see again. Zero: any change does.
struct ExposureTolerance
{
    int openOrders = 4;
    double positionShareOfEquity = 0.05; // sum of |change of quantity| × mark, as a share of equity
};

// When the response clocks of P2 and P3 run. No days: around the clock.
struct WorkingHours
{
    std::vector<int> days = {}; // 1 Monday … 7 Sunday
    base::Duration from{}; // since local midnight
    base::Duration to = std::chrono::hours(24);
    std::string zone;      // IANA; empty: the machine's
};

struct DeskConfig
{
    std::vector<ComponentDefinition> components;
    std::vector<FaultDefinition> faults;
    std::vector<FaultDefinition> faultsOfOthers = {}; // that a watcher beside the desk opens: silences are judged by them too
    std::vector<domain::Runbook> runbooks;
    std::vector<base::Duration> acknowledgeWithin; // by severity P0..P3
    std::vector<base::Duration> lapseAfter = {};   // by severity: an acknowledgement that nothing follows; severities left out never lapse
    WorkingHours workingHours = {};
    const TimeZones *zones = nullptr; // outlives the desk; none: UTC
    Redactor redact = Redactor();                  // of everything that is stored, shown or sent
    // What a person has still to do when a trouble is over: stands in the record and in the message that it is over. None: nothing.
    std::function<std::optional<domain::Finding>()> leftToDo = [] { return std::nullopt; };
    // How a symbol's price moves now: standard deviation of its relative change in one second, which grows with the root of time. Empty:
    // too few prices were seen. Any thread, at once.
    using Volatility = std::function<std::optional<double>(const std::string &symbol)>;
    Volatility volatility = [](const std::string &) { return std::nullopt; };
    bool paper = true;                             // paper, replay and drill call nobody
    DeskTiming timing = {};
    ExposureTolerance tolerance = {};
};

// The incident desk: probe results in, incidents with their timelines, clocks and runbook runs out. Owns them; single-threaded on `executor`
// (the ops thread); needs neither database nor engine nor network. Every change is in the store before it is published.
class IncidentDesk
{
public:
    // `publish` is called on the executor: IncidentChanged, RunbookChanged, Notice.
    using Publish = std::function<void(api::EventBody)>;
    using Answer = std::function<void(base::Result<std::string>)>; // id of what was created, else empty

    IncidentDesk(DeskConfig config, OpsStore &store, const ExposureSource &exposure, const base::Clock &clock, base::Executor &executor,
                 std::vector<std::unique_ptr<Action>> actions, Publish publish);
    ~IncidentDesk();

    void addProbe(std::unique_ptr<Probe> probe, base::Duration interval, base::Duration timeout);
    // Loads the store (runs whose owner died become Interrupted), then probes at once and at their intervals.
    base::Status start();
    // No more probes; steps that wait for something are told to give up.
    void stop();
    // Looks at everything once more, now: something has just changed.
    void probeNow();
    void probeNow(const domain::ProbeId &probe);

    // A result that no probe asked for: the engine's own findings.
    void report(domain::ProbeResult result);
    // A line in the record of an incident: who was called, and what came of it. Nothing for an incident that there is not.
    void recordNotification(const domain::IncidentId &incident, domain::Finding what);
    // What a watcher beside the desk has written of an incident while the desk did not answer, its own incident or more lines of it: known
    // from now on, as if it had been opened here. The lines before `firstNew` were handed over earlier. Nobody is called for it here.
    void takeUp(const domain::Incident &told, std::size_t firstNew);
    // Told of every change from now on. At most one, set before start(); it outlives the desk.
    void setListener(IncidentListener &listener);
    // Where attached files are kept; without it they are refused. Set before start(); it outlives the desk.
    void setAttachments(AttachmentStore &store);
    // What is kept with an incident that opens beside what the desk knows: the state of the engine and the newest lines of the log, the
    // oldest first. Asked on the executor, answers at once; set before start().
    using Surroundings = std::function<domain::Evidence()>;
    void setSurroundings(Surroundings surroundings);
    // Time to harm of an incident's component, as those who know it say it (spool, liquidation, funding). Replaces the earlier ones.
    void setTimeToHarm(domain::ComponentId component, std::vector<domain::TimeToHarm> harms);
    // Incident and runbook commands; others are refused with "command.not_mine".
    void handle(const api::Command &command, Answer answer);
    // Fills components, incidents, runs, runbooks.
    void describe(api::OpsSnapshot &into) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace qcat::ops
