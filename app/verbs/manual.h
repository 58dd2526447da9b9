#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// `qcat manual`: the fault manual, line by line, with the step that stands for it.
int runManual(const std::vector<std::string> &arguments);

} // namespace qcat::app
