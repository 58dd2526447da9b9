#pragma once

#include "../options.h"

namespace qcat::app
{

// The rescue in a window; needs inWindow() around it. Returns when it is closed. In run_gui.cpp.
int runRescueWindow(const RunOptions &options);

} // namespace qcat::app
