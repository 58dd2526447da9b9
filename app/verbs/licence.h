#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat licence | licence break --reason TEXT --approver-called NAME
int runLicence(const std::vector<std::string> &arguments);

} // namespace qcat::app
