#include "incident_log.h"

#include <qcat/base/log.h>
#include <qcat/domain/names.h>

namespace qcat::runtime
{

namespace
{

log::Level levelOf(const domain::Incident &incident)
{
    const bool calm = incident.state == domain::IncidentState::Resolved || incident.state == domain::IncidentState::Mitigated ||
                      incident.state == domain::IncidentState::Acknowledged;
    if (calm)
        return log::Level::Info;
    return incident.severity <= domain::Severity::P1 ? log::Level::Error : log::Level::Warning;
}

} // namespace

void logIncidents(const api::Event &event)
{
    const auto *changed = std::get_if<api::IncidentChanged>(&event.body);
    if (!changed || changed->incident.timeline.empty())
        return;
    const auto &incident = changed->incident;
    const auto &latest = incident.timeline.back();
    log::write(levelOf(incident), "alert",
               fmt::format("incident {} {} {} {} by {}: {}", incident.id.value, name(incident.severity), name(incident.state),
                           incident.fault.value, latest.actor, latest.what.text));
}

} // namespace qcat::runtime
