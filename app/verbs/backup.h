#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat backup create|list|verify|copy|fetch|extract|prune|restore
int runBackup(const std::vector<std::string> &arguments);

} // namespace qcat::app
