#include "findings.h"
#include "incident_book.h"

#include <qcat/desk/codes.h>
#include <qcat/desk/redaction.h>

#include <algorithm>
#include <fmt/format.h>

// What somebody else has written of an incident becomes the desk's own: it alone writes into its store.
namespace qcat::ops
{

namespace
{

using domain::IncidentState;
using domain::TimelineKind;

const std::string kDesk = "qcat";

// Since when it is healthy by the watcher's last word on that, if this is among what is new. None: it is broken, or that was known.
std::optional<base::WallTime> healthySince(const domain::Incident &told, std::size_t firstNew)
{
    for (auto i = told.timeline.size(); i > firstNew; --i) {
        const auto &line = told.timeline[i - 1];
        if (line.kind == TimelineKind::Recovered)
            return line.time;
        if (line.kind == TimelineKind::Opened || line.kind == TimelineKind::Reopened)
            return std::nullopt;
    }
    return std::nullopt;
}

const FaultDefinition *ofWatchers(const DeskConfig &config, const domain::FaultId &id)
{
    const auto at = std::ranges::find(config.faultsOfOthers, id, &FaultDefinition::id);
    return at == config.faultsOfOthers.end() ? nullptr : &*at;
}

} // namespace

void IncidentBook::takeUp(const domain::Incident &told, std::size_t firstNew)
{
    if (firstNew >= told.timeline.size())
        return;
    auto *incident = found(told.id);
    if (!incident) {
        trim();
        m_incidents.push_back(told);
        incident = &m_incidents.back();
        for (auto &line : incident->timeline)
            line.what = m_config.redact(std::move(line.what));
        beginAgain(*incident); // whatever became of it since follows from its lines
    } else {
        bool isAgain = false;
        for (auto line = told.timeline.begin() + std::ptrdiff_t(firstNew); line != told.timeline.end(); ++line) {
            insertByTime(*incident, {line->time, line->kind, line->actor, m_config.redact(line->what)});
            isAgain = isAgain || line->kind == TimelineKind::Reopened;
        }
        if (isAgain) {
            beginAgain(*incident);
            incident->since = told.since;
            incident->symptoms = told.symptoms;
            incident->exposureAtStart = told.exposureAtStart;
            // whoever was called has been told this deadline, and not a later one
            incident->clockFrom = told.clockFrom;
            incident->acknowledgeBy = told.acknowledgeBy;
        }
    }
    if (const auto since = healthySince(told, firstNew))
        mitigateByWatcher(*incident, *since);
    silence(*incident);
    commit(*incident);
}

void IncidentBook::mitigateByWatcher(domain::Incident &incident, base::WallTime since)
{
    if (isOver(incident))
        return;
    incident.state = IncidentState::Mitigated;
    incident.mitigatedAt = since;
    if (const auto *fault = ofWatchers(m_config, incident.fault)) // else it waits for somebody who resolves it
        incident.resolvesAt = m_clock.wallNow() + fault->clearAfter;
}

void IncidentBook::resolveOfWatchers()
{
    for (auto &incident : m_incidents) {
        const auto *fault = incident.state == IncidentState::Mitigated ? ofWatchers(m_config, incident.fault) : nullptr;
        if (!fault || m_clock.wallNow() < incident.resolvesAt)
            continue;
        const auto window = base::toShortText(fault->clearAfter);
        resolved(incident, kDesk, finding(code::kIncidentResolved, fmt::format("healthy for {}", window), {{"stable_for", window}}));
    }
}

// The desk may have written in the meantime what happened later. Behind what is of the same time: that was here first.
void IncidentBook::insertByTime(domain::Incident &incident, domain::TimelineEntry line)
{
    auto &timeline = incident.timeline;
    const auto at = std::ranges::upper_bound(timeline, line.time, {}, &domain::TimelineEntry::time);
    auto &told = m_told[incident.id];
    told = std::min(told, std::size_t(at - timeline.begin()));
    timeline.insert(at, std::move(line));
}

} // namespace qcat::ops
