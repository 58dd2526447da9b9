#include "incident_book.h"

#include <qcat/desk/redaction.h>

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
            incident->timeline.push_back({line->time, line->kind, line->actor, m_config.redact(line->what)});
            isAgain = isAgain || line->kind == domain::TimelineKind::Reopened;
        }
        if (isAgain) {
            beginAgain(*incident);
            incident->since = told.since;
            incident->symptoms = told.symptoms;
            incident->exposureAtStart = told.exposureAtStart;
            startClock(*incident);
        }
    }
    silence(*incident);
    commit(*incident);
}

} // namespace qcat::ops
