#pragma once

#include "seen.h"

namespace qcat::app::rescue
{

// The engines that run on this machine, by /proc: who holds the lock of which data folder, whatever its command line says.
std::vector<EngineHere> enginesHere();

} // namespace qcat::app::rescue
