#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// `qcat store prune --older-than 400d`: deletes old candles and samples of equity from the SQL store.
int runStore(const std::vector<std::string> &arguments);

} // namespace qcat::app
