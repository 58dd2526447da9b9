#pragma once

#include "ops_assembly.h"

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

namespace qcat::runtime
{

// Looks at what the engine publishes of its trading: they answer at once.

// Orders that the venue rejected so lately, in event time.
ops::Check ordersCheck(const OpsEyes &eyes, base::Duration within);
// How near positions are to the price at which the venue takes them over.
ops::Check positionsCheck(const OpsEyes &eyes);
// Whether the day's loss holds trading back, or a position has grown beyond its limit.
ops::Check riskCheck(const OpsEyes &eyes, const domain::RiskConfig &limits);

} // namespace qcat::runtime
