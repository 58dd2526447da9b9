#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat doctor store: see its usage in doctor.cpp. Needs a QCoreApplication (SQLite).
int runDoctorStore(const std::vector<std::string> &arguments);

} // namespace qcat::app
