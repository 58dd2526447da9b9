#pragma once

#include "metric_family.h"

#include <qcat/domain/health.h>

#include <vector>

namespace qcat::telemetry
{

// Every figure that a probe or the diagnostics of a server measured, named after it: "component.disk.disk_free_bytes" becomes
// qcat_probe_disk_free_bytes, "redis.ping" in s qcat_redis_ping_seconds, "postgresql.size.NAME" one family with the label database.
// Units are turned into base units. Pools, accounts, spool and baselines have families of their own and are passed over.
void addFigureMetrics(const std::vector<domain::Measured> &figures, Families &families);

} // namespace qcat::telemetry
