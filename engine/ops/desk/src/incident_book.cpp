#include "incident_book.h"

#include "exposure_words.h"
#include "findings.h"

#include <qcat/base/log.h>
#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>
#include <qcat/domain/names.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using domain::IncidentState;
using domain::TimelineKind;

constexpr int kLoaded = 500;
constexpr std::size_t kMostSymptoms = 20;
constexpr std::size_t kKeptOver = 500; // in memory, of those that are over
const std::string kDesk = "qcat";

std::string word(std::string_view name)
{
    return std::string(name);
}

} // namespace

bool isOver(const domain::Incident &incident)
{
    return incident.state == IncidentState::Resolved || incident.state == IncidentState::Closed;
}

IncidentBook::IncidentBook(const DeskConfig &config, OpsStore &store, const ExposureSource &exposure,
                           const base::Clock &clock, Publish publish)
    : m_config(config), m_store(store), m_exposure(exposure), m_clock(clock), m_publish(std::move(publish)),
      m_clocks(config, clock), m_flaps(m_config.timing, clock)
{
}

base::Status IncidentBook::load()
{
    auto loaded = m_store.loadIncidents(kLoaded);
    if (!loaded)
        return loaded.error();
    m_incidents = std::move(*loaded);
    std::stable_sort(m_incidents.begin(), m_incidents.end(),
                     [](const auto &a, const auto &b) { return a.openedAt < b.openedAt; });
    for (auto &incident : m_incidents) {
        if (!incident.clockFrom.isValid()) // the first version of the store did not keep it
            incident.clockFrom = incident.openedAt;
        m_clocks.follow(incident);
        m_told[incident.id] = incident.timeline.size();
        if (incident.flags.flapping && !isOver(incident))
            m_flaps.adopt(incident.id);
    }
    return {};
}

void IncidentBook::suspect(const FaultDefinition &fault, const std::string &instance, const Findings &seen)
{
    auto incident = describe(fault, instance);
    incident.severity = severityNow(fault);
    incident.opensAt = incident.since + fault.openAfter;
    incident.symptoms = seen;
    const auto what =
        finding(code::kIncidentSuspected,
                fmt::format("{} suspected at {}", fault.title.en, instance.empty() ? fault.component.value : instance),
                {{"fault", fault.id.value}, {"component", fault.component.value}, {"instance", instance}},
                domain::Health::Warn);
    append(incident, TimelineKind::Suspected, kDesk, what);
    m_suspected.push_back(std::move(incident));
    notice(what);
}

domain::Incident IncidentBook::describe(const FaultDefinition &fault, const std::string &instance) const
{
    domain::Incident incident;
    incident.fault = fault.id;
    incident.title = fault.title;
    incident.component = fault.component;
    incident.instance = instance;
    incident.origin = fault.origin;
    incident.since = m_clock.wallNow();
    incident.runbook = fault.runbook;
    incident.exposureAtStart = m_exposure.exposure();
    incident.meaning = fault.meaning;
    return incident;
}

void IncidentBook::dropSuspicion(const FaultDefinition &fault, const std::string &instance)
{
    const auto *suspected = suspicion(fault, instance);
    if (!suspected)
        return;
    const auto after = base::toShortText(m_clock.wallNow() - suspected->since);
    absorbSuspicion(fault, instance);
    notice(finding(code::kIncidentVanished,
                   fmt::format("{}: healthy again after {}, no incident", fault.title.en, after),
                   {{"fault", fault.id.value}, {"instance", instance}, {"after", after}}));
}

void IncidentBook::absorbSuspicion(const FaultDefinition &fault, const std::string &instance)
{
    std::erase_if(m_suspected, [&](const auto &s) { return s.fault == fault.id && s.instance == instance; });
}

domain::IncidentId IncidentBook::open(const FaultDefinition &fault, const std::string &instance, const Findings &seen)
{
    domain::Incident incident;
    if (const auto *suspected = suspicion(fault, instance))
        incident = *suspected;
    absorbSuspicion(fault, instance);

    if (auto *before = recentlyResolved(fault, instance)) {
        const auto after = base::toShortText(m_clock.wallNow() - before->resolvedAt);
        beginAgain(*before);
        // "since" is the present trouble's: the healthy time between is in the timeline and no part of the outage
        before->since = incident.since.isValid() ? incident.since : m_clock.wallNow();
        before->exposureAtStart = {};
        before->severity = std::min(before->severity, severityNow(fault));
        append(*before, TimelineKind::Reopened, kDesk,
               finding(code::kIncidentReopened, fmt::format("back {} after it was resolved", after), {{"after", after}},
                       domain::Health::Crit));
        turned(*before);
        silence(*before);
        startClock(*before);
        noteExposure(*before);
        commit(*before);
        return before->id;
    }

    incident.id = nextId();
    incident.state = IncidentState::Open;
    incident.openedAt = m_clock.wallNow();
    incident.severity = severityNow(fault);
    incident.symptoms = seen;
    append(incident, TimelineKind::Opened, kDesk,
           finding(code::kIncidentOpened, fmt::format("{} {} opened", word(name(incident.severity)), fault.title.en),
                   {{"fault", fault.id.value}, {"instance", instance}, {"severity", word(name(incident.severity))}},
                   domain::Health::Crit));
    for (const auto &symptom : seen)
        append(incident, TimelineKind::SymptomAdded, kDesk, symptom);
    silence(incident);
    startClock(incident);
    noteExposure(incident);
    trim();
    m_incidents.push_back(std::move(incident));
    commit(m_incidents.back());
    return m_incidents.back().id;
}

void IncidentBook::beginAgain(domain::Incident &incident)
{
    incident.state = IncidentState::Open;
    incident.acknowledgedAt = incident.mitigatedAt = incident.resolvesAt = incident.resolvedAt = incident.lapsesAt = {};
}

void IncidentBook::addSymptoms(const domain::IncidentId &id, const Findings &seen)
{
    auto *incident = found(id);
    if (!incident || isOver(*incident))
        return;
    bool grown = false;
    for (const auto &symptom : seen) {
        const bool known = std::any_of(incident->symptoms.begin(), incident->symptoms.end(),
                                       [&](const auto &s) { return s.code == symptom.code; });
        if (known || incident->symptoms.size() >= kMostSymptoms)
            continue;
        incident->symptoms.push_back(symptom);
        append(*incident, TimelineKind::SymptomAdded, kDesk, symptom);
        grown = true;
    }
    if (grown)
        commit(*incident);
}

void IncidentBook::attachConsequence(const domain::IncidentId &root, const domain::ComponentId &broken)
{
    auto *incident = found(root);
    if (!incident || incident->component == broken ||
        std::find(incident->consequences.begin(), incident->consequences.end(), broken) != incident->consequences.end())
        return;
    incident->consequences.push_back(broken);
    append(*incident, TimelineKind::ConsequenceAttached, kDesk,
           finding(code::kIncidentConsequence, fmt::format("{} is broken because of it", broken.value),
                   {{"component", broken.value}}, domain::Health::Warn));
    commit(*incident);
}

base::Duration IncidentBook::resolvesAfter(const domain::IncidentId &id, base::Duration clearAfter) const
{
    const auto *incident = find(id);
    return incident && incident->flags.flapping ? std::max(clearAfter, m_config.timing.flappingWithin) : clearAfter;
}

void IncidentBook::recovered(const domain::IncidentId &id, base::Duration resolvesAfter)
{
    auto *incident = found(id);
    if (!incident || isOver(*incident))
        return;
    incident->state = IncidentState::Mitigated;
    incident->mitigatedAt = m_clock.wallNow();
    incident->resolvesAt = incident->mitigatedAt + resolvesAfter;
    if (!incident->flags.flapping) {
        const auto window = base::toShortText(resolvesAfter);
        append(*incident, TimelineKind::Recovered, kDesk,
               finding(code::kIncidentRecovered, fmt::format("healthy again; resolves when it stays so for {}", window),
                       {{"stable_for", window}}));
    }
    commit(*incident);
}

void IncidentBook::relapsed(const domain::IncidentId &id, const Findings &seen)
{
    auto *incident = found(id);
    if (!incident || isOver(*incident))
        return;
    incident->state = incident->acknowledgedAt.isValid() ? IncidentState::Acknowledged : IncidentState::Open;
    incident->mitigatedAt = incident->resolvesAt = {};
    if (!turned(*incident))
        append(*incident, TimelineKind::Reopened, kDesk,
               finding(code::kIncidentRelapsed, "broken again before it was resolved", {}, domain::Health::Crit));
    commit(*incident);
    addSymptoms(id, seen);
}

void IncidentBook::resolveByItself(const domain::IncidentId &id, base::Duration stableFor)
{
    if (auto *incident = found(id); incident && !isOver(*incident)) {
        const auto window = base::toShortText(stableFor);
        resolved(*incident, kDesk,
                 finding(code::kIncidentResolved, fmt::format("healthy for {}", window), {{"stable_for", window}}));
    }
}

void IncidentBook::raiseSeverity(const domain::IncidentId &id, const FaultDefinition &fault)
{
    auto *incident = found(id);
    const auto severity = severityNow(fault);
    if (!incident || isOver(*incident) || severity >= incident->severity)
        return;
    const auto before = incident->severity;
    incident->severity = severity;
    append(*incident, TimelineKind::SeverityChanged, kDesk,
           finding(code::kIncidentSeverityRaised,
                   fmt::format("raised from {} to {}: orders or positions are open", name(before), name(severity)),
                   {{"from", word(name(before))}, {"to", word(name(severity))}}, domain::Health::Crit));
    noteExposure(*incident);
    if (!incident->acknowledgedAt.isValid())
        shortenClock(*incident);
    commit(*incident);
}

void IncidentBook::record(const domain::IncidentId &id, TimelineKind kind, const std::string &actor,
                          domain::Finding what)
{
    if (auto *incident = found(id)) {
        append(*incident, kind, actor, std::move(what));
        touched(*incident, actor);
        commit(*incident);
    }
}

void IncidentBook::resolveByRun(const domain::IncidentId &id, const std::string &run, const std::string &actor)
{
    if (auto *incident = found(id); incident && !isOver(*incident))
        resolved(*incident, actor,
                 finding(code::kIncidentResolvedByRun, fmt::format("mended by runbook run {} and verified", run),
                         {{"run", run}}));
}

// What is over is in the store; a desk that runs for months keeps the last ones at hand only.
void IncidentBook::trim()
{
    auto over = std::size_t(std::count_if(m_incidents.begin(), m_incidents.end(), isOver));
    std::erase_if(m_incidents, [&](const auto &incident) {
        if (over < kKeptOver || !isOver(incident))
            return false;
        --over;
        m_told.erase(incident.id);
        m_flaps.forget(incident.id);
        return true;
    });
}

void IncidentBook::setTimeToHarm(const domain::ComponentId &component, std::vector<domain::TimeToHarm> harms)
{
    std::stable_sort(harms.begin(), harms.end(), [](const auto &a, const auto &b) {
        return a.remaining.value_or(base::Duration::max()) < b.remaining.value_or(base::Duration::max());
    });
    m_harms[component] = std::move(harms);
}

domain::Severity IncidentBook::severityNow(const FaultDefinition &fault) const
{
    // An exposure that is not known counts as one.
    return m_exposure.exposure().isFlat() ? fault.severity : std::min(fault.severity, fault.severityWithExposure);
}

const domain::Incident *IncidentBook::find(const domain::IncidentId &id) const
{
    const auto at =
        std::find_if(m_incidents.rbegin(), m_incidents.rend(), [&](const auto &incident) { return incident.id == id; });
    return at == m_incidents.rend() ? nullptr : &*at;
}

std::vector<domain::Incident> IncidentBook::openOnes() const
{
    std::vector<domain::Incident> open;
    std::copy_if(m_incidents.begin(), m_incidents.end(), std::back_inserter(open),
                 [](const auto &i) { return i.isOpen(); });
    return open;
}

std::vector<domain::Incident> IncidentBook::newest(std::size_t most) const
{
    std::vector<domain::Incident> all(m_suspected.rbegin(), m_suspected.rend());
    const auto take = [&](bool shown) {
        for (auto at = m_incidents.rbegin(); at != m_incidents.rend() && all.size() < most; ++at)
            if (at->isShown() == shown)
                all.push_back(*at);
    };
    take(true);
    take(false);
    for (auto &incident : all)
        if (incident.isShown())
            incident.timeToHarm = harmsOf(incident);
    return all;
}

domain::Incident *IncidentBook::found(const domain::IncidentId &id)
{
    return const_cast<domain::Incident *>(std::as_const(*this).find(id));
}

base::Result<domain::Incident *> IncidentBook::needed(const domain::IncidentId &id)
{
    if (auto *incident = found(id))
        return incident;
    return refusal(code::kIncidentUnknown, fmt::format("there is no incident \"{}\"", id.value),
                   {{"incident", id.value}});
}

domain::Incident *IncidentBook::suspicion(const FaultDefinition &fault, const std::string &instance)
{
    const auto at = std::find_if(m_suspected.begin(), m_suspected.end(),
                                 [&](const auto &s) { return s.fault == fault.id && s.instance == instance; });
    return at == m_suspected.end() ? nullptr : &*at;
}

domain::Incident *IncidentBook::recentlyResolved(const FaultDefinition &fault, const std::string &instance)
{
    const auto now = m_clock.wallNow();
    const auto at = std::find_if(m_incidents.rbegin(), m_incidents.rend(), [&](const auto &incident) {
        return incident.fault == fault.id && incident.component == fault.component && incident.instance == instance;
    });
    if (at == m_incidents.rend() || at->state != IncidentState::Resolved ||
        now - at->resolvedAt > m_config.timing.reopenWithin)
        return nullptr;
    return &*at;
}

domain::IncidentId IncidentBook::nextId()
{
    const auto now = m_clock.wallNow();
    auto id = m_store.nextIncidentId(now);
    if (id)
        return *id;
    storeFailed(id.error());
    // The store is away: a number of our own, from the time, which no counter of the store can give again.
    return {fmt::format("INC-LOCAL-{}-{}", now.ms(), m_incidents.size())};
}

void IncidentBook::noteExposure(domain::Incident &incident)
{
    const auto exposure = m_exposure.exposure();
    if (incident.state == IncidentState::Open && !incident.exposureAtStart.known)
        incident.exposureAtStart = exposure;
    append(incident, TimelineKind::ExposureNoted, kDesk, exposureFinding(code::kExposureNoted, exposure));
}

void IncidentBook::append(domain::Incident &incident, TimelineKind kind, const std::string &actor, domain::Finding what)
{
    incident.timeline.push_back({m_clock.wallNow(), kind, actor, m_config.redact(std::move(what))});
}

void IncidentBook::commit(const domain::Incident &incident)
{
    m_clocks.follow(incident);
    const auto firstNew = std::exchange(m_told[incident.id], incident.timeline.size());
    const auto saved = save(incident, firstNew);
    if (!saved)
        storeFailed(saved.error());
    m_publish(api::IncidentChanged{incident});
    if (m_listener)
        m_listener->changed(incident, firstNew, saved.hasValue());
}

// With what is owed because of it, and a new one with what was seen then; or nothing of it.
base::Status IncidentBook::save(const domain::Incident &incident, std::size_t firstNew)
{
    return m_store.transact([&] {
        auto saved = m_store.saveIncident(incident);
        if (saved && firstNew == 0)
            saved = m_store.saveEvidence(incident.id, m_evidenceOf(incident));
        return saved && m_listener ? m_listener->record(incident, firstNew) : saved;
    });
}

void IncidentBook::notice(domain::Finding what)
{
    m_publish(api::Notice{std::move(what)});
}

void IncidentBook::storeFailed(const base::Error &error)
{
    log::error("desk", "the incident store failed: {}", error.message);
    notice(finding(code::kStoreFailed, fmt::format("the incident store failed: {}", error.message),
                   {{"error", error.message}}, domain::Health::Crit));
}

void IncidentBook::resolved(domain::Incident &incident, const std::string &actor, domain::Finding what)
{
    incident.state = IncidentState::Resolved;
    incident.resolvedAt = m_clock.wallNow();
    incident.mitigatedAt = incident.resolvesAt = incident.lapsesAt = {};
    incident.flags.flapping = false;
    incident.flags.inhibitedBy = {};
    m_flaps.forget(incident.id);
    append(incident, TimelineKind::Resolved, actor, std::move(what));
    if (auto left = m_config.leftToDo())
        append(incident, TimelineKind::Note, kDesk, std::move(*left));
    commit(incident);
}

} // namespace qcat::ops
