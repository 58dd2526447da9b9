#pragma once

#include <qcat/config_yaml/config_loader.h>

#include <string>
#include <vector>

namespace qcat::app
{

// What a run of qcat takes its configuration from, and checks in it: the file, this process's environment, the strategies, whom it would
// call. The watcher reads it the same way, so that both mean the same by a good one.
config_yaml::ConfigSources configSources(const std::string &file);

// What is wrong with whom it would call and by what, on this machine and now.
std::vector<config_yaml::Remark> alertingMistakes(const domain::AlertingConfig &config, domain::Environment environment);

} // namespace qcat::app
