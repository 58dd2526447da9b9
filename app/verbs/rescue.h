#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat rescue [continue|start]
int runRescue(const std::vector<std::string> &arguments);

} // namespace qcat::app
