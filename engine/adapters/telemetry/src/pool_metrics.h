#pragma once

#include "metric_family.h"

#include <qcat/domain/pool_status.h>

#include <vector>

namespace qcat::telemetry
{

// The label is the pool's name: as many series as there are pools, however many borrowers they have.
void addPoolMetrics(const std::vector<domain::PoolStatus> &pools, Families &families);

} // namespace qcat::telemetry
