#pragma once

#include <string>

namespace qcat::config_yaml
{

// One mistake of a configuration: where, and what is wrong and allowed. Lines and columns count from 1; 0: the place is
// not in a text (then `file` names the environment variable or the option).
struct ConfigIssue {
    std::string file;
    int line = 0;
    int column = 0;
    std::string text;

    // "config.yaml:12:9: …"
    std::string toString() const;
    bool operator==(const ConfigIssue &) const = default;
};

} // namespace qcat::config_yaml
