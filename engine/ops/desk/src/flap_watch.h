#pragma once

#include <qcat/base/clock.h>
#include <qcat/desk/incident_desk.h>

#include <deque>
#include <map>

namespace qcat::ops
{

// What comes and goes: an incident that broke so often within so long. It is over when nothing turned for as long.
class FlapWatch
{
public:
    FlapWatch(const DeskTiming &timing, const base::Clock &clock) : m_timing(timing), m_clock(clock) {}

    // Broken again. True: it flaps.
    bool turn(const domain::IncidentId &incident);
    // Of one that flapped when the process ended: its quiet time begins anew.
    void adopt(const domain::IncidentId &incident);
    bool isSteady(const domain::IncidentId &incident) const;
    void forget(const domain::IncidentId &incident) { m_turns.erase(incident); }

private:
    const DeskTiming &m_timing;
    const base::Clock &m_clock;
    std::map<domain::IncidentId, std::deque<base::SteadyTime>> m_turns; // the last ones, oldest first
};

} // namespace qcat::ops
