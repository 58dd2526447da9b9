#pragma once

#include "advice.h"

#include "../options.h"

namespace qcat::app::rescue
{

// Does it, after a fresh look that it is still what is needed, and waits until the engine answers and goes on
// answering. Blocks. Errors: "rescue.not_needed", "rescue.failed", "rescue.unverified".
base::Status carryOut(Act act, const RunOptions &options);

} // namespace qcat::app::rescue
