#pragma once

#include <string>
#include <vector>

namespace qcat::app
{

// qcat migrate status | up | down: see its usage in verbs.cpp. Needs a QCoreApplication (SQLite).
int runMigrate(const std::vector<std::string> &arguments);

} // namespace qcat::app
