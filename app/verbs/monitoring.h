#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat monitoring export DIR: what a Prometheus, an Alertmanager and a Grafana beside QCAT need, with this configuration's addresses.
// Needs no engine.
int runMonitoring(const std::vector<std::string> &arguments);

} // namespace qcat::app
