#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat silence list|add|approve|end
int runSilence(const std::vector<std::string> &arguments);

} // namespace qcat::app
