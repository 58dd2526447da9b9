#pragma once

#include "metric_family.h"

namespace qcat::telemetry
{

// Start, memory, processor time and open files of this process, under the names that every Prometheus exporter uses.
void addProcessMetrics(double startSeconds, Families &families);

} // namespace qcat::telemetry
