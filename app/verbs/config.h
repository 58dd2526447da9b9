#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat config show | diff | apply: see its usage in verbs.cpp. Needs no running engine.
int runConfig(const std::vector<std::string> &arguments);

} // namespace qcat::app
