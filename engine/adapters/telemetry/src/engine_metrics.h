#pragma once

#include "metric_family.h"

#include <qcat/api/snapshot.h>

namespace qcat::telemetry
{

// What the engine's snapshot says, ages against `now`.
void addEngineMetrics(const api::Snapshot &snapshot, base::SteadyTime now, Families &families);

} // namespace qcat::telemetry
