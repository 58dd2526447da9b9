#include "response_clocks.h"

#include <qcat/desk/codes.h>

#include <algorithm>
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

// A wall clock that is disciplined drifts by less; what is set moves by more.
constexpr base::Duration kLeastStep = std::chrono::milliseconds(200);

bool startsClock(const domain::TimelineEntry &entry)
{
    return entry.kind == domain::TimelineKind::Opened || entry.kind == domain::TimelineKind::AcknowledgementLapsed ||
           (entry.kind == domain::TimelineKind::Reopened && entry.what.code != code::kIncidentRelapsed);
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

ResponseClocks::ResponseClocks(const DeskConfig &config, const base::Clock &clock)
    : m_config(config), m_workingTime(config.workingHours, config.zones), m_clock(clock),
      m_wallMinusSteady(clock.wallNow().ns - clock.steadyNow().ns)
{
}

base::WallTime ResponseClocks::deadline(domain::Severity severity, base::WallTime from) const
{
    const auto index = std::size_t(severity);
    if (index >= m_config.acknowledgeWithin.size())
        return {};
    const auto within = m_config.acknowledgeWithin[index];
    return countsByCalendar(severity) ? m_workingTime.after(from, within) : from + within;
}

base::WallTime ResponseClocks::lapse(domain::Severity severity, base::WallTime from) const
{
    const auto index = std::size_t(severity);
    return index < m_config.lapseAfter.size() ? from + m_config.lapseAfter[index] : base::WallTime{};
}

void ResponseClocks::follow(const domain::Incident &incident)
{
    if (incident.state == domain::IncidentState::Acknowledged && incident.lapsesAt.isValid()) {
        if (auto &lapsing = m_lapsing[incident.id]; lapsing.at != incident.lapsesAt)
            lapsing = {incident.lapsesAt, steadyAt(incident.lapsesAt)};
    } else {
        m_lapsing.erase(incident.id);
    }
    const bool waits = incident.state == domain::IncidentState::Open && !incident.acknowledgedAt.isValid() &&
                       incident.acknowledgeBy.isValid();
    if (!waits) {
        m_running.erase(incident.id);
        return;
    }
    auto &running = m_running[incident.id];
    running.warned = alreadyWarned(incident);
    if (running.acknowledgeBy == incident.acknowledgeBy && running.from == incident.clockFrom)
        return;
    running.from = incident.clockFrom;
    running.acknowledgeBy = incident.acknowledgeBy;
    const bool byCalendar = countsByCalendar(incident.severity);
    const auto total = byCalendar ? m_workingTime.between(running.from, running.acknowledgeBy) : running.acknowledgeBy - running.from;
    for (std::size_t i = 0; i < kPercents.size(); ++i) {
        const auto share = total / 100 * kPercents[i];
        const auto at = byCalendar ? m_workingTime.after(running.from, share) : running.from + share;
        running.due[i] = steadyAt(kPercents[i] == 100 ? running.acknowledgeBy : at);
    }
}

std::vector<ResponseClocks::Warning> ResponseClocks::takeDue()
{
    std::vector<Warning> due;
    const auto now = m_clock.steadyNow();
    for (auto &[incident, running] : m_running)
        for (std::size_t i = 0; i < kPercents.size(); ++i) {
            if (kPercents[i] <= running.warned || now < running.due[i])
                continue;
            running.warned = kPercents[i];
            due.push_back({incident, kPercents[i], running.due.back() - now});
        }
    return due;
}

std::vector<domain::IncidentId> ResponseClocks::takeLapsed()
{
    std::vector<domain::IncidentId> lapsed;
    std::erase_if(m_lapsing, [&, now = m_clock.steadyNow()](const auto &entry) {
        const bool isDue = entry.second.due <= now;
        if (isDue)
            lapsed.push_back(entry.first);
        return isDue;
    });
    return lapsed;
}

base::Duration ResponseClocks::takeStep()
{
    const auto now = m_clock.wallNow().ns - m_clock.steadyNow().ns;
    const base::Duration step(now - m_wallMinusSteady);
    if (std::chrono::abs(step) < kLeastStep)
        return {};
    m_wallMinusSteady = now;
    for (auto &[incident, running] : m_running) { // the steady deadlines stay
        running.from = running.from + step;
        running.acknowledgeBy = running.acknowledgeBy + step;
    }
    for (auto &[incident, lapsing] : m_lapsing)
        lapsing.at = lapsing.at + step;
    return step;
}

base::SteadyTime ResponseClocks::steadyAt(base::WallTime at) const
{
    return m_clock.steadyNow() + (at - m_clock.wallNow());
}

} // namespace qcat::ops
