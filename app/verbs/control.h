#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat halt | cancel-entries | flatten | resume: see their usage in verbs.cpp. Need a QCoreApplication.
int runHalt(const std::vector<std::string> &arguments);
int runCancelEntries(const std::vector<std::string> &arguments);
int runFlatten(const std::vector<std::string> &arguments);
int runResume(const std::vector<std::string> &arguments);

} // namespace qcat::app
