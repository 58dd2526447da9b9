#pragma once

#include "metric_family.h"

#include <qcat/api/snapshot.h>

namespace qcat::telemetry
{

// Who holds memory, and who had to give it up.
void addMemoryMetrics(const api::OpsSnapshot &ops, Families &families);

} // namespace qcat::telemetry
