#pragma once

#include "metric_family.h"

#include <string>

namespace qcat::telemetry
{

// The machine: processors, memory, load, how long tasks stood still for each of them, and the disk that holds `folder` (empty: none).
void addHostMetrics(const std::string &folder, Families &families);
// The control group of this process, of the unified hierarchy; nothing where there is none.
void addControlGroupMetrics(Families &families);

} // namespace qcat::telemetry
