#include "incident_book.h"

#include <qcat/desk/redaction.h>

#include <algorithm>

// What somebody else has written of an incident becomes the desk's own: it alone writes into its store.
namespace qcat::ops
{

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
        beginAgain(*incident); // whatever came of it since: somebody here has to look at it
    } else {
        bool isAgain = false;
        for (auto line = told.timeline.begin() + std::ptrdiff_t(firstNew); line != told.timeline.end(); ++line) {
            insertByTime(*incident, {line->time, line->kind, line->actor, m_config.redact(line->what)});
            isAgain = isAgain || line->kind == domain::TimelineKind::Reopened;
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
    silence(*incident);
    commit(*incident);
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
