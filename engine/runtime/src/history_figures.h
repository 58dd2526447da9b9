#pragma once

#include <qcat/api/snapshot.h>

#include <vector>

namespace qcat::runtime
{

// The figures of a snapshot that are worth a chart, under the names of their series: "component.disk.free", "pool.postgresql.in_use",
// "postgresql.connections", "redis.memory_used", "account.main.equity". What is not known, or older than it may be, is not there.
std::vector<domain::Measured> historyFigures(const api::Snapshot &snapshot);

} // namespace qcat::runtime
