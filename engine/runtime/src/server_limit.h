#pragma once

#include <qcat/domain/pool_status.h>
#include <qcat/domain/postgres_activity.h>

namespace qcat::runtime
{

// What the server can bear of a pool that has `ours` connections open there: the server's own limit, or that of the role
// or the database where it is the tighter one.
domain::PoolServerLimit serverLimit(const domain::postgres::Headroom &headroom, int ours);

} // namespace qcat::runtime
