#pragma once

#include <qcat/catalog_yaml/catalog.h>
#include <qcat/domain/config.h>

#include <filesystem>
#include <string>
#include <vector>

namespace qcat::app::drill
{

// Faults that a runbook would mend, and no drill yet.
std::vector<std::string> pendingFaults(const catalog_yaml::Catalog &catalog);
// Where reports lie unless another folder is named.
std::filesystem::path reportFolder(const domain::AppConfig &app);

} // namespace qcat::app::drill
