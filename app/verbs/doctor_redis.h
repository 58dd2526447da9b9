#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat doctor redis: whether Redis lets us in, what it is and keeps, and which rights the configured users lack.
int runDoctorRedis(const std::vector<std::string> &arguments);

} // namespace qcat::app
