#pragma once

#include "metric_family.h"

#include <qcat/domain/performance.h>

namespace qcat::telemetry
{

// How far each figure is from what is usual at this hour of the week.
void addBaselineMetrics(const domain::PerformanceStatus &status, base::SteadyTime now, Families &families);
// From the market's frame to the order, whole and by stage.
void addOrderLatency(const domain::OrderLatency &latency, Families &families);

} // namespace qcat::telemetry
