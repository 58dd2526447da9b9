#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat secrets list | rotate database|redis
int runSecrets(const std::vector<std::string> &arguments);

} // namespace qcat::app
