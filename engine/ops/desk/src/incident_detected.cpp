#include "incident_book.h"

#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/names.h>

#include <algorithm>
#include <fmt/format.h>

// What detection saw: suspected, opened, opened again, recovered.
namespace qcat::ops
{

namespace
{

using domain::IncidentState;
using domain::TimelineKind;

constexpr std::size_t kMostSymptoms = 20;
const std::string kDesk = "qcat";

std::string word(std::string_view name)
{
    return std::string(name);
}

} // namespace

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

domain::Severity IncidentBook::severityNow(const FaultDefinition &fault) const
{
    // An exposure that is not known counts as one.
    return m_exposure.exposure().isFlat() ? fault.severity : std::min(fault.severity, fault.severityWithExposure);
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

} // namespace qcat::ops
