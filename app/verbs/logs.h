#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat logs search | range | follow | patterns | id
int runLogs(const std::vector<std::string> &arguments);

} // namespace qcat::app
