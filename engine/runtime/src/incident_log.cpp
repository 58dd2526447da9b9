#include "incident_log.h"

#include <qcat/base/log.h>
#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::runtime
{

namespace
{

using domain::TimelineKind;

// By what the line says, not by how grave its incident is: a good finding of a P0 incident is no error.
log::Level levelOf(const domain::Incident &incident, const domain::TimelineEntry &line)
{
    switch (line.what.health) {
    case domain::Health::Ok:
        return log::Level::Info;
    case domain::Health::Crit:
        return incident.severity <= domain::Severity::P1 ? log::Level::Error : log::Level::Warning;
    case domain::Health::Warn:
    case domain::Health::Unknown:
        break;
    }
    return log::Level::Warning;
}

// What just happened. The exposure at an opening or a raised severity stands last in the same change, behind the symptoms:
// then the line is the opening.
const domain::TimelineEntry &newsOf(const domain::Incident &incident)
{
    auto line = incident.timeline.rbegin();
    if (line->kind == TimelineKind::ExposureNoted)
        line = std::find_if(line, incident.timeline.rend(), [](const auto &earlier) {
            return earlier.kind == TimelineKind::Opened || earlier.kind == TimelineKind::Reopened || earlier.kind == TimelineKind::SeverityChanged;
        });
    return line == incident.timeline.rend() ? incident.timeline.back() : *line;
}

} // namespace

void logIncidents(const api::Event &event)
{
    const auto *changed = std::get_if<api::IncidentChanged>(&event.body);
    if (!changed || changed->incident.timeline.empty())
        return;
    const auto &incident = changed->incident;
    const auto &latest = newsOf(incident);
    log::write(levelOf(incident, latest), "alert",
               fmt::format("incident {} {} {} {} by {}: {}", incident.id.value, name(incident.severity), name(incident.state),
                           incident.fault.value, latest.actor, latest.what.text));
}

} // namespace qcat::runtime
