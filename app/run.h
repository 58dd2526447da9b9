#pragma once

#include "options.h"

#include <functional>

namespace qcat::app
{

// The ways to run; each answers with the exit code. runConsole is in run_gui.cpp, or in run_gui_absent.cpp where there is no window.
constexpr int kStartAgain = -1; // no exit code: main() starts the program again
int validateConfig(const RunOptions &options);
int runHeadless(const RunOptions &options, int argc, char **argv);
int runConsole(const RunOptions &options, int argc, char **argv);
// For a verb that opens a window: `show` runs while there is an application for it. Also of run_gui.cpp.
int inWindow(int argc, char **argv, const std::function<int()> &show);

} // namespace qcat::app
