#include "findings.h"
#include "incident_book.h"

#include <qcat/desk/codes.h>

#include <algorithm>
#include <fmt/format.h>

// What time does to incidents.
namespace qcat::ops
{

namespace
{

using domain::IncidentState;
using domain::TimelineKind;

const std::string kDesk = "qcat";

} // namespace

void IncidentBook::tick()
{
    followWallClock();
    applySilences();
    for (const auto &warning : m_clocks.takeDue())
        warn(warning);
    for (const auto &lapsed : m_clocks.takeLapsed())
        lapse(lapsed);
    resolveOfWatchers();
    endFlapping();
}

// Deadlines are counted on the steady clock; what of them is written down and shown is wall time and moves with it.
void IncidentBook::followWallClock()
{
    const auto step = m_clocks.takeStep();
    if (step == base::Duration::zero())
        return;
    for (auto &incident : m_incidents) {
        if (isOver(incident))
            continue;
        for (auto *time : {&incident.clockFrom, &incident.acknowledgeBy, &incident.lapsesAt, &incident.resolvesAt})
            if (time->isValid())
                *time = *time + step;
        commit(incident);
    }
    const auto by = base::toShortText(std::chrono::abs(step));
    notice(finding(code::kClockSet, fmt::format("the wall clock was set {} {}: deadlines are kept", by, step.count() > 0 ? "forward" : "back"),
                   {{"by", by}}, domain::Health::Warn));
}

void IncidentBook::warn(const ResponseClocks::Warning &warning)
{
    auto *incident = found(warning.incident);
    if (!incident)
        return;
    const auto within = base::toShortText(incident->acknowledgeBy - incident->clockFrom);
    const auto remaining = base::toShortText(std::max(warning.remaining, base::Duration::zero()));
    const auto percent = std::to_string(warning.percent);
    if (warning.percent < 100)
        append(*incident, TimelineKind::ClockWarning, kDesk,
               finding(code::kClockWarning, fmt::format("{} % of the response time is gone, {} left", percent, remaining),
                       {{"percent", percent}, {"remaining", remaining}}, domain::Health::Warn));
    else
        append(*incident, TimelineKind::ClockBreached, kDesk,
               finding(code::kClockBreached, fmt::format("nobody acknowledged it within {}", within),
                       {{"within", within}, {"percent", percent}}, domain::Health::Crit));
    notice(incident->timeline.back().what);
    commit(*incident);
}

// Acknowledged and forgotten is worse than open: the next one is called.
void IncidentBook::lapse(const domain::IncidentId &id)
{
    auto *incident = found(id);
    if (!incident || incident->state != IncidentState::Acknowledged)
        return;
    incident->state = IncidentState::Open;
    incident->acknowledgedAt = incident->lapsesAt = {};
    append(*incident, TimelineKind::AcknowledgementLapsed, kDesk,
           finding(code::kAcknowledgementLapsed, fmt::format("nothing followed the acknowledgement by {}: open to all again", incident->owner),
                   {{"by", incident->owner}}, domain::Health::Crit));
    startClock(*incident);
    notice(incident->timeline.back().what);
    commit(*incident);
}

void IncidentBook::callAgain(const domain::IncidentId &id, const std::string &actor, domain::Finding what)
{
    auto *incident = found(id);
    if (!incident || !incident->isOpen())
        return;
    if (incident->state == IncidentState::Acknowledged) {
        incident->state = IncidentState::Open;
        incident->acknowledgedAt = incident->lapsesAt = {};
        startClock(*incident);
    }
    notice(what);
    append(*incident, TimelineKind::Escalated, actor, std::move(what));
    commit(*incident);
}

void IncidentBook::touched(domain::Incident &incident, const std::string &actor)
{
    if (actor != kDesk && incident.state == IncidentState::Acknowledged)
        incident.lapsesAt = m_clocks.lapse(incident.severity, m_clock.wallNow());
}

void IncidentBook::startClock(domain::Incident &incident)
{
    incident.clockFrom = m_clock.wallNow();
    incident.acknowledgeBy = m_clocks.deadline(incident.severity, incident.clockFrom);
}

// Of an incident that became graver: from now on as one of that severity, unless its own deadline comes before.
void IncidentBook::shortenClock(domain::Incident &incident)
{
    const auto fresh = m_clocks.deadline(incident.severity, m_clock.wallNow());
    if (!incident.acknowledgeBy.isValid() || fresh < incident.acknowledgeBy)
        incident.acknowledgeBy = fresh;
}

bool IncidentBook::turned(domain::Incident &incident)
{
    if (!m_flaps.turn(incident.id) || incident.flags.flapping)
        return incident.flags.flapping;
    incident.flags.flapping = true;
    const auto times = std::to_string(m_config.timing.flappingTurns);
    const auto within = base::toShortText(m_config.timing.flappingWithin);
    append(incident, TimelineKind::FlappingBegan, kDesk,
           finding(code::kIncidentFlapping, fmt::format("broken {} times within {}: further turns are not noted", times, within),
                   {{"times", times}, {"within", within}}, domain::Health::Warn));
    return true;
}

void IncidentBook::endFlapping()
{
    for (auto &incident : m_incidents) {
        if (!incident.flags.flapping || isOver(incident) || !m_flaps.isSteady(incident.id))
            continue;
        incident.flags.flapping = false;
        const auto quiet = base::toShortText(m_config.timing.flappingWithin);
        append(incident, TimelineKind::FlappingEnded, kDesk,
               finding(code::kFlappingEnded, fmt::format("unchanged for {}", quiet), {{"within", quiet}}));
        commit(incident);
    }
}

} // namespace qcat::ops
