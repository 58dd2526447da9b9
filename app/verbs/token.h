#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat token add|list|remove: whom the API of the engine in a data folder lets in, and as what.
int runToken(const std::vector<std::string> &arguments);

} // namespace qcat::app
