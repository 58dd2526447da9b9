#pragma once

#include "working_time.h"

#include <qcat/base/clock.h>
#include <qcat/domain/incident.h>

#include <array>
#include <map>
#include <vector>

namespace qcat::ops
{

// The clocks of open incidents: how long nobody has acknowledged one, and when an acknowledgement that nothing followed lapses. Deadlines
// are persisted as wall time and counted on the steady clock while the process lives: neither a restart nor suspension nor a step of the
// wall clock moves them.
class ResponseClocks
{
public:
    ResponseClocks(const DeskConfig &config, const base::Clock &clock);

    // P0 and P1 around the clock, P2 and P3 by the calendar. Invalid where the severity has none.
    base::WallTime deadline(domain::Severity severity, base::WallTime from) const;
    base::WallTime lapse(domain::Severity severity, base::WallTime from) const;

    // To be told of every change of an incident; starts, moves or ends its clock. Warnings that stand in its timeline
    // are not repeated.
    void follow(const domain::Incident &incident);

    struct Warning {
        domain::IncidentId incident;
        int percent = 0; // 50, 80, 100
        base::Duration remaining{};
    };
    // What has become due; each warning is given once.
    std::vector<Warning> takeDue();
    std::vector<domain::IncidentId> takeLapsed();
    // By how much the wall clock was set since the last call: what is persisted must move with it.
    base::Duration takeStep();

private:
    static constexpr std::array kPercents = {50, 80, 100};
    struct Running {
        base::WallTime from;
        base::WallTime acknowledgeBy;
        std::array<base::SteadyTime, kPercents.size()> due;
        int warned = 0;
    };
    struct Lapsing {
        base::WallTime at;
        base::SteadyTime due;
    };

    base::SteadyTime steadyAt(base::WallTime at) const;
    bool countsByCalendar(domain::Severity severity) const { return severity >= domain::Severity::P2; }

    const DeskConfig &m_config;
    const WorkingTime m_workingTime;
    const base::Clock &m_clock;
    std::int64_t m_wallMinusSteady; // of the last look at it
    std::map<domain::IncidentId, Running> m_running;
    std::map<domain::IncidentId, Lapsing> m_lapsing;
};

} // namespace qcat::ops
