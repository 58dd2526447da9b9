#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat drill list | run FAULT | run --all
int runDrill(const std::vector<std::string> &arguments);

} // namespace qcat::app
