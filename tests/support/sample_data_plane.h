#pragma once

#include <qcat/api/data_plane.h>
#include <qcat/api/history.h>

#include <vector>

// What the engine stands on, in trouble but answering: a lock pile-up behind a forgotten transaction in PostgreSQL 15, seen by a role
// without pg_monitor; a Redis near its memory limit that evicts; the pool of PostgreSQL exhausted, one of its connections leaked, that of
// Redis well.
namespace sample
{

qcat::domain::PostgresStatus postgresInTrouble(qcat::base::WallTime now, qcat::base::SteadyTime at);
qcat::domain::RedisStatus redisNearItsLimit(qcat::base::WallTime now, qcat::base::SteadyTime at);
qcat::domain::PoolStatus exhaustedPool(qcat::base::WallTime now, qcat::base::SteadyTime at);
qcat::domain::PoolStatus calmPool(qcat::base::WallTime now, qcat::base::SteadyTime at);

qcat::api::DataPlaneSnapshot dataPlane(qcat::base::WallTime now, qcat::base::SteadyTime at);
// The last hour of every figure that the pages draw, with a gap of four minutes in it, and the trouble growing at its end.
std::vector<qcat::api::HistorySeries> dataPlaneHistory(qcat::base::WallTime now);

} // namespace sample
