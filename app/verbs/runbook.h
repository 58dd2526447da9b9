#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat runbook lint [FILE…] | list | show ID: what this installation knows of runbooks; needs no engine.
// qcat runbook plan ID | run ID | approve RUN STEP | runs: on a running engine.
int runRunbook(const std::vector<std::string> &arguments);

} // namespace qcat::app
