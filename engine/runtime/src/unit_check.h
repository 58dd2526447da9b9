#pragma once

#include <qcat/ops_ports/check.h>

#include <string>
#include <vector>

namespace qcat::runtime
{

// Whether systemd units run, asked over D-Bus. Blocks until its deadline.
ops::Check unitCheck(std::vector<std::string> units);

} // namespace qcat::runtime
