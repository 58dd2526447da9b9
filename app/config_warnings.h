#pragma once

#include <qcat/config_yaml/config_loader.h>

namespace qcat::app
{

// What a configuration would do badly on this machine beside its mistakes: secrets that cannot be read here, and, where the section
// "alerting" has no mistake, what would be one with live money.
std::vector<config_yaml::Remark> configWarnings(const domain::Config &config);

} // namespace qcat::app
