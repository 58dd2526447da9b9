#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat doctor database: which rights the configured role lacks, what for, and the SQL that gives them.
int runDoctorDatabase(const std::vector<std::string> &arguments);

} // namespace qcat::app
