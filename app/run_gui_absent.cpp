#include "run.h"

#include "verbs/verbs.h"

#include <fmt/format.h>

namespace qcat::app
{

int runConsole(const RunOptions &, int, char **)
{
    fmt::print(stderr, "This qcat was built for servers, without the console. Start the daemon with: qcat --headless\n");
    return kUsage;
}

} // namespace qcat::app
