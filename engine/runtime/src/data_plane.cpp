#include "data_plane.h"

namespace qcat::runtime
{

namespace
{

using namespace std::chrono_literals;

constexpr base::Duration kPoolsEvery = 1s;

} // namespace

void DataPlane::take(domain::PostgresStatus status)
{
    auto shared = std::make_shared<const domain::PostgresStatus>(std::move(status));
    std::lock_guard lock(m_mutex);
    m_newest.postgres = std::move(shared);
    m_hasNews = true;
}

void DataPlane::take(domain::RedisStatus status)
{
    auto shared = std::make_shared<const domain::RedisStatus>(std::move(status));
    std::lock_guard lock(m_mutex);
    m_newest.redis = std::move(shared);
    m_hasNews = true;
}

void DataPlane::take(domain::PerformanceStatus status)
{
    auto shared = std::make_shared<const domain::PerformanceStatus>(std::move(status));
    std::lock_guard lock(m_mutex);
    m_newest.performance = std::move(shared);
    m_hasNews = true;
}

void DataPlane::take(domain::CacheStatus status)
{
    std::lock_guard lock(m_mutex);
    const auto &known = *m_newest.cache;
    m_hasNews = m_hasNews || status.halts.visibility != known.halts.visibility || status.halts.data != known.halts.data ||
                status.incidents.data != known.incidents.data || status.writing != known.writing;
    m_newest.cache = std::make_shared<const domain::CacheStatus>(std::move(status));
}

std::shared_ptr<const domain::PostgresStatus> DataPlane::postgres()
{
    std::lock_guard lock(m_mutex);
    return m_newest.postgres;
}

std::shared_ptr<const api::DataPlaneSnapshot> DataPlane::snapshot()
{
    const auto now = m_clock.steadyNow();
    std::lock_guard lock(m_mutex);
    if (m_snapshot && !m_hasNews && now - m_newest.at < kPoolsEvery)
        return m_snapshot;
    m_hasNews = false;
    m_newest.at = now;
    m_newest.wallTime = m_clock.wallNow();
    if (m_pools)
        m_newest.pools = m_pools();
    return m_snapshot = std::make_shared<const api::DataPlaneSnapshot>(m_newest);
}

} // namespace qcat::runtime
