#include "run.h"

#include "load_config.h"
#include "verbs/verbs.h"

#include <qcat/runtime/fault_catalog.h>

#include <fmt/format.h>

namespace qcat::app
{

int validateConfig(const RunOptions &options)
{
    const auto loaded = readConfig(options);
    for (const auto &issue : loaded.issues)
        fmt::print(stderr, "{}\n", issue.toString());
    const bool isLive = loaded.config.app.environment == domain::Environment::Live;
    for (const auto &warning : loaded.warnings)
        fmt::print(stderr, "{}{}\n", isLive ? "" : "warning: ", warning.toString());
    const auto catalog = runtime::readCatalog(resourceFolder(), loaded.config);
    for (const auto &mistake : catalog.mistakes)
        fmt::print(stderr, "{}\n", mistake.message);
    for (const auto &mistake : catalog.refused)
        fmt::print(stderr, "{}\n", mistake.message);
    if (!loaded.isValid() || !catalog.isGood() || !catalog.refused.empty() || (isLive && !loaded.warnings.empty()))
        return kFinding;
    fmt::print("{}: good\n", options.configFile.empty() ? "the configuration" : options.configFile);
    return kGood;
}

} // namespace qcat::app
