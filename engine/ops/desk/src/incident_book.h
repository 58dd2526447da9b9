#pragma once

#include "flap_watch.h"
#include "response_clocks.h"

#include <qcat/api/event.h>
#include <qcat/base/clock.h>
#include <qcat/desk/incident_desk.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/ops_ports/attachment_store.h>
#include <qcat/ops_ports/exposure_source.h>
#include <qcat/ops_ports/fault.h>
#include <qcat/ops_ports/incident_listener.h>
#include <qcat/ops_ports/ops_store.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace qcat::ops
{

// Resolved or closed.
bool isOver(const domain::Incident &incident);
// Why nothing can be done to what this names.
base::Error notFound(const domain::IncidentId &id);

// The incidents and the rules of their states: every change is a line of the timeline, in the store before it is
// published. Where the store fails the desk goes on and says so: an incident that nobody sees is worse than one that is
// not written.
class IncidentBook
{
public:
    using Publish = std::function<void(api::EventBody)>;

    IncidentBook(const DeskConfig &config, OpsStore &store, const ExposureSource &exposure, const base::Clock &clock,
                 Publish publish);

    base::Status load();
    void setListener(IncidentListener &listener) { m_listener = &listener; }

    // --- what detection saw. `seen`: the findings of the probes that are the sign.
    using Findings = std::vector<domain::Finding>;
    void suspect(const FaultDefinition &fault, const std::string &instance, const Findings &seen);
    void dropSuspicion(const FaultDefinition &fault, const std::string &instance);
    // It turned out to be a consequence of another fault: shown there.
    void absorbSuspicion(const FaultDefinition &fault, const std::string &instance);
    // A new incident, or the last one again when it was resolved a short while ago.
    domain::IncidentId open(const FaultDefinition &fault, const std::string &instance, const Findings &seen);
    void addSymptoms(const domain::IncidentId &id, const Findings &seen);
    void attachConsequence(const domain::IncidentId &root, const domain::ComponentId &broken);
    // How long it must stay healthy before it resolves: longer while it flaps.
    base::Duration resolvesAfter(const domain::IncidentId &id, base::Duration clearAfter) const;
    void recovered(const domain::IncidentId &id, base::Duration resolvesAfter);
    void relapsed(const domain::IncidentId &id, const Findings &seen);
    void resolveByItself(const domain::IncidentId &id, base::Duration stableFor);
    void raiseSeverity(const domain::IncidentId &id, const FaultDefinition &fault);
    // What it stands on is broken, or was. An incident of its own stays one; nobody is called for it meanwhile.
    void inhibit(const domain::IncidentId &id, const domain::IncidentId &root);
    void endInhibition(const domain::IncidentId &id);
    // The silence that holds an incident back, or none; asked for all that are not over.
    using SilenceOf = std::function<const domain::Silence *(const domain::Incident &)>;
    void setSilences(SilenceOf silenceOf) { m_silenceOf = std::move(silenceOf); }
    void applySilences();
    void setAttachments(AttachmentStore &store) { m_attachments = &store; }
    // The look that still shows what an incident is about, or none; asked when somebody says that it is over.
    using SignOf = std::function<const domain::ProbeResult *(const domain::Incident &)>;
    void setSigns(SignOf signOf) { m_signOf = std::move(signOf); }
    // What is kept with an incident when it opens.
    using EvidenceOf = std::function<domain::Evidence(const domain::Incident &)>;
    void setEvidence(EvidenceOf evidenceOf) { m_evidenceOf = std::move(evidenceOf); }

    // --- what people do
    base::Status acknowledge(const domain::IncidentId &id, const std::string &actor);
    base::Status resolve(const domain::IncidentId &id, const std::string &summary, const std::string &actor);
    base::Status close(const domain::IncidentId &id, const std::string &actor);
    base::Status note(const domain::IncidentId &id, const std::string &text, const std::string &actor);
    base::Result<std::string> attach(const api::AttachFile &file, const std::string &actor);
    base::Status assign(const domain::IncidentId &id, const std::string &owner, const std::string &actor);
    // The same trouble as `into`, which goes on.
    base::Status merge(const domain::IncidentId &id, const domain::IncidentId &into, const std::string &actor);

    // The record of a tool that `actor` takes by hand: P3, no clock runs, its owner is who took it.
    domain::IncidentId openByHand(const domain::Runbook &tool, const std::string &actor);
    // Resolves it when the tool was put away again; an incident that has a fault stays as it is.
    void closeByHand(const domain::IncidentId &id, const std::string &run, const std::string &actor);

    // --- what a runbook run did
    void record(const domain::IncidentId &id, domain::TimelineKind kind, const std::string &actor,
                domain::Finding what);
    // It is more than the runbook, or whoever has it, can mend: open to all again, and the calling begins anew.
    void callAgain(const domain::IncidentId &id, const std::string &actor, domain::Finding what);
    void resolveByRun(const domain::IncidentId &id, const std::string &run, const std::string &actor);

    // --- what a watcher beside the desk wrote
    void takeUp(const domain::Incident &told, std::size_t firstNew);

    // Says aloud that something could not be written down.
    void storeFailed(const base::Error &error);
    // What has become due: warnings of response clocks, lapsed acknowledgements, silences that began or ended, the end of flapping.
    void tick();
    void setTimeToHarm(const domain::ComponentId &component, std::vector<domain::TimeToHarm> harms);
    // What would be its severity if it were opened now.
    domain::Severity severityNow(const FaultDefinition &fault) const;

    const domain::Incident *find(const domain::IncidentId &id) const;
    std::vector<domain::Incident> openOnes() const;
    // Empty: none is open there.
    domain::IncidentId openAt(const domain::ComponentId &component, const std::string &instance) const;
    std::vector<domain::Incident> newest(std::size_t most) const;

private:
    domain::Incident *found(const domain::IncidentId &id);
    // As it begins, before anything has happened to it.
    domain::Incident describe(const FaultDefinition &fault, const std::string &instance) const;
    base::Result<domain::Incident *> needed(const domain::IncidentId &id);
    // Refused while a probe still sees it: nobody is told that it is over when it is not.
    base::Status notSeen(const domain::Incident &incident) const;
    domain::Incident *suspicion(const FaultDefinition &fault, const std::string &instance);
    domain::Incident *recentlyResolved(const FaultDefinition &fault, const std::string &instance);
    domain::IncidentId nextId();
    void startClock(domain::Incident &incident);
    void shortenClock(domain::Incident &incident);
    void followWallClock();
    void warn(const ResponseClocks::Warning &warning);
    void lapse(const domain::IncidentId &id);
    // Somebody works on it: an acknowledgement lapses from now on.
    void touched(domain::Incident &incident, const std::string &actor);
    // True: a line for it is in the timeline, more turns would only repeat it.
    bool turned(domain::Incident &incident);
    void endFlapping();
    // Nobody here detects when what a watcher opened is healthy: it has said so.
    void mitigateByWatcher(domain::Incident &incident, base::WallTime since);
    void resolveOfWatchers();
    void insertByTime(domain::Incident &incident, domain::TimelineEntry line);
    // Sets the flags by the silence in force; true: something changed.
    bool silence(domain::Incident &incident);
    void trim();
    void noteExposure(domain::Incident &incident);
    // Open again, and nobody has acknowledged that.
    static void beginAgain(domain::Incident &incident);
    void append(domain::Incident &incident, domain::TimelineKind kind, const std::string &actor, domain::Finding what);
    void commit(const domain::Incident &incident);
    base::Status save(const domain::Incident &incident, std::size_t firstNew);
    void notice(domain::Finding what);
    void resolved(domain::Incident &incident, const std::string &actor, domain::Finding what);

    const DeskConfig &m_config;
    OpsStore &m_store;
    const ExposureSource &m_exposure;
    const base::Clock &m_clock;
    Publish m_publish;
    IncidentListener *m_listener = nullptr;
    AttachmentStore *m_attachments = nullptr;
    std::map<domain::IncidentId, std::size_t> m_told; // how much of its timeline the listener knows
    ResponseClocks m_clocks;
    FlapWatch m_flaps;
    SignOf m_signOf = [](const auto &) { return nullptr; };
    SilenceOf m_silenceOf = [](const auto &) { return nullptr; };
    EvidenceOf m_evidenceOf = [](const auto &) { return domain::Evidence(); };
    std::vector<domain::Incident> m_incidents; // oldest first
    std::vector<domain::Incident> m_suspected;
    // What its component's owner says, and what the fault's file says, soonest first.
    std::vector<domain::TimeToHarm> harmsOf(const domain::Incident &incident) const;

    std::map<domain::ComponentId, std::vector<domain::TimeToHarm>> m_harms;
};

} // namespace qcat::ops
