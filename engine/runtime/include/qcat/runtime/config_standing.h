#pragma once

#include <qcat/domain/health.h>

#include <string>
#include <vector>

namespace qcat::runtime
{

// How the configuration file stands to the configuration that is in force, as the probe "config" tells it.

domain::Finding configInForce();
// The file says something else, and nobody approved that.
domain::Finding configNotApproved();
// The file was approved or not: it cannot be used, or its approval not be recorded. `reason` says why.
domain::Finding configNotUsable(const std::string &reason);
// The file was approved; these keys count from the next start only.
domain::Finding configNeedsRestart(const std::vector<std::string> &keys);

} // namespace qcat::runtime
