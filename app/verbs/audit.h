#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat audit verify: works beside a running engine and without one.
int runAudit(const std::vector<std::string> &arguments);

} // namespace qcat::app
