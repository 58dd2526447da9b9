#pragma once

#include <qcat/api/data_plane.h>
#include <qcat/base/clock.h>

#include <functional>
#include <mutex>

namespace qcat::runtime
{

// The newest of what the diagnostics found, put together. They hand their findings in from their own threads; the snapshot is taken on the
// ops thread.
class DataPlane
{
public:
    using Pools = std::function<std::vector<domain::PoolStatus>()>; // any thread, at once

    DataPlane(Pools pools, const base::Clock &clock) : m_pools(std::move(pools)), m_clock(clock) {}

    void take(domain::PostgresStatus status);
    void take(domain::RedisStatus status);
    void take(domain::PerformanceStatus status);
    // Shown with the next snapshot; news only when it differs in what is read of it.
    void take(domain::CacheStatus status);
    std::shared_ptr<const domain::PostgresStatus> postgres();
    // A new one when something new came, at the latest a second after the last; the same one otherwise.
    std::shared_ptr<const api::DataPlaneSnapshot> snapshot();

private:
    const Pools m_pools;
    const base::Clock &m_clock;
    std::mutex m_mutex;
    bool m_hasNews = true;
    api::DataPlaneSnapshot m_newest;
    std::shared_ptr<const api::DataPlaneSnapshot> m_snapshot;
};

} // namespace qcat::runtime
