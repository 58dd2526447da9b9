#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat access: who may do what through the API, when each last did, and how often somebody tried in vain.
int runAccess(const std::vector<std::string> &arguments);

} // namespace qcat::app
