#pragma once

#include <qcat/base/clock.h>
#include <qcat/ops_ports/ops_store.h>
#include <qcat/ops_ports/outbox_store.h>

#include <string>

namespace qcat::runtime
{

// Deadlines are kept as wall time. While the desk runs it moves them when somebody sets the clock; here the same is done for what was set
// while nothing ran: how the wall clock stood to the time since the machine's start is written down, and compared at the next start. After
// a start of the machine there is nothing to compare with, and the wall clock is believed.
class ClockStanding
{
public:
    // `clock`'s steady time is that since the machine's start. `bootId` names that start.
    ClockStanding(ops::OutboxStore &outbox, const base::Clock &clock, std::string bootId);

    // Moves what is written down, where that is needed. Before anybody reads it.
    base::Status follow(ops::OpsStore &store);
    // To be called often: writes down how the clock stands when that has changed.
    void remember();

private:
    base::Duration offset() const;
    base::Status move(ops::OpsStore &store, base::Duration step);

    ops::OutboxStore &m_outbox;
    const base::Clock &m_clock;
    const std::string m_bootId;
    base::Duration m_remembered{};
};

// Of the machine's running; empty where it is not to be had.
std::string bootId();

} // namespace qcat::runtime
