#pragma once

#include <qcat/domain/cache_status.h>
#include <qcat/domain/performance.h>
#include <qcat/domain/pool_status.h>
#include <qcat/domain/postgres_status.h>
#include <qcat/domain/redis_status.h>

#include <memory>
#include <vector>

namespace qcat::api
{

// What the engine stands on, as its diagnostics saw it: the data of the database, Redis and pools pages. A part that is not configured
// has an empty target. Parts that did not change are shared with the snapshot before.
struct DataPlaneSnapshot
{
    base::WallTime wallTime;
    base::SteadyTime at;
    std::shared_ptr<const domain::PostgresStatus> postgres = std::make_shared<const domain::PostgresStatus>(); // never null
    std::shared_ptr<const domain::RedisStatus> redis = std::make_shared<const domain::RedisStatus>();          // never null
    std::shared_ptr<const domain::CacheStatus> cache = std::make_shared<const domain::CacheStatus>();          // never null
    std::vector<domain::PoolStatus> pools; // by name
    std::shared_ptr<const domain::PerformanceStatus> performance = std::make_shared<const domain::PerformanceStatus>(); // never null
};

} // namespace qcat::api
