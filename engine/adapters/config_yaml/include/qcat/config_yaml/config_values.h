#pragma once

#include <qcat/domain/process_config.h>

#include <string>
#include <vector>

namespace qcat::config_yaml
{

// One value of a configuration as it may be shown: "database.port" "5432". Of a secret only whether there is one.
struct ConfigValue {
    std::string path;
    std::string text;
    bool operator==(const ConfigValue &) const = default;
};

// Every value, lists item by item ("exchange.accounts[0].name"), in the order of the documented example.
std::vector<ConfigValue> valuesOf(const domain::ProcessConfig &config);

// A value that is not the same in both; the text is empty on the side that lacks the path.
struct ConfigChange {
    std::string path;
    std::string before;
    std::string after;
    bool operator==(const ConfigChange &) const = default;
};

std::vector<ConfigChange> changesBetween(const std::vector<ConfigValue> &before, const std::vector<ConfigValue> &after);
// The paths of what differs, secrets included, whose texts above do not tell that they changed.
std::vector<std::string> changedPaths(const domain::ProcessConfig &before, const domain::ProcessConfig &after);

} // namespace qcat::config_yaml
