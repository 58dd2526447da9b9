#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat alert channels | log | test CHANNEL
int runAlert(const std::vector<std::string> &arguments);
// qcat oncall show | sign SCHEDULE CONTACT [SUMMARY]
int runOnCall(const std::vector<std::string> &arguments);

} // namespace qcat::app
