#pragma once

#include "ops_assembly.h"

#include <qcat/ops_ports/action.h>

#include <memory>
#include <vector>

namespace qcat::runtime
{

// "trading.halt", "trading.cancel_entries", "trading.flatten": the operator's own buttons as steps, through the guard, and what proves each.
// There is none that resumes: that is a person's decision, made on the console.
std::vector<std::unique_ptr<ops::Action>> tradingActions(const OpsEyes &eyes, base::Executor &desk);

} // namespace qcat::runtime
