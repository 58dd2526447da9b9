#pragma once

#include "ops_assembly.h"

#include <qcat/ops_ports/action.h>

#include <memory>
#include <vector>

namespace qcat::runtime
{

// How trading stands, as steps prove it and a restart demands it.
ops::CheckResult isHalted(const OpsEyes &eyes);
ops::CheckResult hasNoEntries(const OpsEyes &eyes);
ops::CheckResult isProtected(const OpsEyes &eyes); // every position by a stop that rests at the venue
ops::CheckResult isFlat(const OpsEyes &eyes);

// "trading.halt", "trading.cancel_entries", "trading.flatten": the operator's own buttons as steps, through the guard, and what proves each.
// There is none that resumes: that is a person's decision, made on the console.
// "engine.restart" is among them.
std::vector<std::unique_ptr<ops::Action>> tradingActions(const OpsEyes &eyes, base::Executor &desk);

} // namespace qcat::runtime
