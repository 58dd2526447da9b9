#pragma once

#include "seen.h"

#include "../options.h"

namespace qcat::app::rescue
{

// Everything of `Seen`, for the installation that a run with these options would be. Changes nothing; takes some
// seconds at most. Needs a QCoreApplication.
Seen look(const RunOptions &options);

// Its engine alone, which is quick.
EngineProcess lookAtEngine(const RunOptions &options);

} // namespace qcat::app::rescue
