#include "run.h"

#include "load_config.h"
#include "verbs/verbs.h"

#include <qcat/runtime/fault_catalog.h>

#include <fmt/format.h>

namespace qcat::app
{

int validateConfig(const RunOptions &options)
{
    const auto config = loadConfig(options);
    if (!config)
        return kFinding;
    const auto catalog = runtime::readCatalog(resourceFolder(), *config);
    for (const auto &mistake : catalog.mistakes)
        fmt::print(stderr, "{}\n", mistake.message);
    if (!catalog.isGood())
        return kFinding;
    fmt::print("{}: good\n", options.configFile.empty() ? "the configuration" : options.configFile);
    return kGood;
}

} // namespace qcat::app
