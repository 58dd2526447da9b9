#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/ops_ports/shared_cache.h>

#include <map>
#include <string>

namespace qcat::runtime
{

// What other nodes read of this engine in the cache, taken from its snapshots: "qcat:market:<symbol>" (best prices, gone
// after seconds), "qcat:state:trading:<venue>:<account>" (whether it trades, and why not) and each change of an incident
// on channel "qcat:alerts", open ones again each minute for who came later. Returns at once. Ops thread.
class CacheFeed
{
public:
    CacheFeed(ops::SharedCache &cache, std::string node) : m_cache(cache), m_node(std::move(node)) {}

    void take(const api::Snapshot &snapshot);

private:
    void market(const api::TradingSnapshot &trading);
    void state(const api::TradingSnapshot &trading);
    void alerts(const api::OpsSnapshot &ops);

    ops::SharedCache &m_cache;
    const std::string m_node;
    base::SteadyTime m_marketAt; // of the last that went out
    base::SteadyTime m_toldAllAt;
    std::string m_state;
    std::map<std::string, domain::IncidentState> m_incidents; // as last told
};

} // namespace qcat::runtime
