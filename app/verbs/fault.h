#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat fault list | show ID | lint: what this installation knows of faults, those of health.faults_dir as well. Needs no
// engine; changes nothing.
int runFault(const std::vector<std::string> &arguments);

} // namespace qcat::app
