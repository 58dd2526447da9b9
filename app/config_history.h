#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <filesystem>
#include <string>
#include <vector>

namespace qcat::app
{

// A content that the configuration file had, and what took its place.
struct PastConfig
{
    std::string id; // "20261123T021500.417Z": when it was replaced
    std::string by;
    std::string what;       // "set risk.max_position", "rollback to …"
    std::string sha256;     // of the content that was kept
};

// In the data folder, the newest hundred, readable by their owner alone: they hold what the file held. Newest first.
std::vector<PastConfig> pastConfigs(const std::filesystem::path &data);
base::Result<std::string> pastText(const std::filesystem::path &data, const std::string &id);
base::Status keepConfig(const std::filesystem::path &data, const PastConfig &past, const std::string &text);

} // namespace qcat::app
