#include "response_clocks.h"

#include <qcat/desk/codes.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace qcat::ops
{

namespace
{

int percentOf(const domain::Finding &warning)
{
    for (const auto &arg : warning.args)
        if (arg.name == "percent") {
            int percent = 0;
            std::from_chars(arg.value.data(), arg.value.data() + arg.value.size(), percent);
            return percent;
        }
    return 100;
}

bool startsClock(const domain::TimelineEntry &entry)
{
    return entry.kind == domain::TimelineKind::Opened || entry.what.code == code::kIncidentReopened;
}

// Highest warning given since the clock was last started.
int alreadyWarned(const domain::Incident &incident)
{
    int warned = 0;
    for (const auto &entry : incident.timeline) {
        if (startsClock(entry))
            warned = 0;
        else if (entry.kind == domain::TimelineKind::ClockWarning || entry.kind == domain::TimelineKind::ClockBreached)
            warned = std::max(warned, percentOf(entry.what));
    }
    return warned;
}

} // namespace

base::WallTime clockStart(const domain::Incident &incident)
{
    const auto last = std::find_if(incident.timeline.rbegin(), incident.timeline.rend(), startsClock);
    return last == incident.timeline.rend() ? incident.openedAt : last->time;
}

void ResponseClocks::follow(const domain::Incident &incident)
{
    const bool waits = incident.state == domain::IncidentState::Open && !incident.acknowledgedAt.isValid() &&
                       incident.acknowledgeBy.isValid();
    if (!waits) {
        m_running.erase(incident.id);
        return;
    }
    auto &running = m_running[incident.id];
    running.warned = alreadyWarned(incident);
    if (running.acknowledgeBy == incident.acknowledgeBy)
        return;
    running.acknowledgeBy = incident.acknowledgeBy;
    running.total = incident.acknowledgeBy - clockStart(incident);
    running.deadline = m_clock.steadyNow() + (incident.acknowledgeBy - m_clock.wallNow());
}

std::vector<ResponseClocks::Warning> ResponseClocks::takeDue()
{
    std::vector<Warning> due;
    const auto now = m_clock.steadyNow();
    for (auto &[incident, running] : m_running)
        for (const int percent : std::array{50, 80, 100}) {
            const base::SteadyTime at = running.deadline + -(running.total / 100 * (100 - percent));
            if (percent <= running.warned || now < at)
                continue;
            running.warned = percent;
            due.push_back({incident, percent, running.deadline - now});
        }
    return due;
}

} // namespace qcat::ops
