#include "run.h"

#include "load_config.h"
#include "verbs/verbs.h"

#include <fmt/format.h>

namespace qcat::app
{

int validateConfig(const RunOptions &options)
{
    if (!loadConfig(options))
        return kFinding;
    fmt::print("{}: good\n", options.configFile.empty() ? "the configuration" : options.configFile);
    return kGood;
}

} // namespace qcat::app
