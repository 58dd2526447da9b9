#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/cache_redis/cache_writer.h>

#include <map>
#include <string>

namespace qcat::runtime
{

// What other nodes read of this engine in Redis, taken from its snapshots: "qcat:market:<symbol>" (best prices, gone
// after seconds), "qcat:state:trading:<venue>:<account>" (whether it trades, and why not) and each change of an incident on channel
// "qcat:alerts". Returns at once, whatever Redis does. Ops thread.
class CacheFeed
{
public:
    explicit CacheFeed(const domain::RedisConfig &config) : m_writer(config) {}

    void take(const api::Snapshot &snapshot);

private:
    void market(const api::TradingSnapshot &trading);
    void state(const api::TradingSnapshot &trading);
    void alerts(const api::Snapshot &snapshot);

    cache_redis::CacheWriter m_writer;
    base::SteadyTime m_marketAt; // of the last that went out
    std::string m_state;
    std::map<std::string, domain::IncidentState> m_incidents; // as last told
};

} // namespace qcat::runtime
