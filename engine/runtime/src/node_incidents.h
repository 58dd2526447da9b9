#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/cache_status.h>

#include <mutex>

namespace qcat::runtime
{

inline constexpr const char *kAlertsChannel = "alerts";

// One incident for the other nodes, and the way back: {"node", "id", "title": {"en", "zh"}, "component", "severity",
// "state", "since_ms"}.
std::string messageOf(const domain::Incident &incident, const std::string &node);

// What the other nodes told of their incidents, the newest first and bounded. Any thread.
class NodeIncidents
{
public:
    NodeIncidents(std::string ownNode, const base::Clock &clock) : m_ownNode(std::move(ownNode)), m_clock(clock) {}

    // Messages of our own and what is no such message are passed over.
    void hear(const std::string &message);
    domain::Bounded<domain::NodeIncident> all() const;

private:
    const std::string m_ownNode;
    const base::Clock &m_clock;
    mutable std::mutex m_mutex;
    std::vector<domain::NodeIncident> m_incidents; // under the mutex
};

} // namespace qcat::runtime
