#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat upkeep [list] | done TASK [NOTE]
int runUpkeep(const std::vector<std::string> &arguments);

} // namespace qcat::app
