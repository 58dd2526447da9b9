#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>
#include <qcat/config_yaml/config_values.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace qcat::app
{

// What stands in the data folder about the configuration, for `qcat config` and the running engine to read of each other. Files are
// replaced whole and durable.

// Who approved which content of the configuration file.
struct ConfigApproval
{
    std::string sha256;
    std::string by;
    base::WallTime at;
};
base::Status writeApproval(const std::filesystem::path &folder, const ConfigApproval &approval);
// Empty: nothing was approved yet, or what stands there is no approval.
std::optional<ConfigApproval> readApproval(const std::filesystem::path &folder);

// What the file says of the engine that runs, or ran last, in the folder; secrets are not in it.
base::Status writeInForce(const std::filesystem::path &folder, const std::vector<config_yaml::ConfigValue> &values);
std::optional<std::vector<config_yaml::ConfigValue>> readInForce(const std::filesystem::path &folder);

} // namespace qcat::app
