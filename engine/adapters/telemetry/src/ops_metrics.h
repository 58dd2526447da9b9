#pragma once

#include "metric_family.h"

#include <qcat/api/snapshot.h>

namespace qcat::telemetry
{

// Components, incidents, messages to people, runbooks, backups; ages against `now`.
void addOpsMetrics(const api::OpsSnapshot &ops, base::SteadyTime now, Families &families);

} // namespace qcat::telemetry
