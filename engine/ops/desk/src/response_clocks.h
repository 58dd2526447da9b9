#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/incident.h>

#include <map>
#include <vector>

namespace qcat::ops
{

// When the response clock of an incident was started: when it was opened or opened again.
base::WallTime clockStart(const domain::Incident &incident);

// The response clocks of open incidents that nobody has acknowledged. Deadlines are persisted as wall time and counted
// on the steady clock while the process lives, so neither a restart nor a step of the wall clock moves them.
class ResponseClocks
{
public:
    explicit ResponseClocks(const base::Clock &clock) : m_clock(clock) {}

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

private:
    struct Running {
        base::WallTime acknowledgeBy;
        base::SteadyTime deadline;
        base::Duration total{};
        int warned = 0;
    };

    const base::Clock &m_clock;
    std::map<domain::IncidentId, Running> m_running;
};

} // namespace qcat::ops
