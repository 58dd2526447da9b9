#include "run.h"

#include "rescue/rescue_window.h"

#include "verbs/verbs.h"

#include <fmt/format.h>

namespace qcat::app
{

int runConsole(const RunOptions &, int, char **)
{
    fmt::print(stderr, "This qcat was built for servers, without the console. Start the daemon with: qcat --headless\n");
    return kUsage;
}

int inWindow(int, char **, const std::function<int()> &)
{
    fmt::print(stderr, "This qcat was built for servers, without a window. Leave --window away.\n");
    return kUsage;
}

int runRescueWindow(const RunOptions &)
{
    return kUsage;
}

} // namespace qcat::app
