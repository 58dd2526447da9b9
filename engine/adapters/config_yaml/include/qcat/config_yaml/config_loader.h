#pragma once

#include <qcat/base/result.h>
#include <qcat/config_yaml/config_issue.h>
#include <qcat/domain/process_config.h>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::config_yaml
{

using EnvironmentMap = std::map<std::string, std::string>;

inline constexpr std::size_t kLargestFile = 1 << 20;

// What somebody who knows more than the tables says of a configuration that was read, also of one with mistakes in it.
struct Remark {
    std::string path; // of the value; not told when its key was read with a mistake
    std::string text;
    // What it takes for granted: lists whose names it looks in ("alerting.contacts"), or other values. Not told when one of them was not
    // understood: it might be told wrongly.
    std::vector<std::string> needs = {};
};

// Where values come from. Later ones win: defaults < file < environment (QCAT_<SECTION>_<KEY>) < overrides
// ("section.key=value").
struct ConfigSources {
    std::string file; // empty: none
    EnvironmentMap environment;
    std::vector<std::string> overrides;
    // What the strategies' kinds say of an instance's kind and parameters, which they alone know; empty: not asked.
    std::function<base::Status(const domain::StrategyInstanceConfig &)> checkStrategy = {};
    // What is wrong with the section "alerting" as a whole; empty: not asked.
    std::function<std::vector<Remark>(const domain::AlertingConfig &, domain::Environment)> checkAlerting = {};
    // What works and yet is better mended; empty: not asked.
    std::function<std::vector<Remark>(const domain::Config &)> findWarnings = {};
    bool withEnvironmentOverrides = true; // false: the file alone, ${NAME} in it still stands for the environment
};

// All mistakes at once. `config` may be used only when there are none.
struct LoadedConfig {
    domain::ProcessConfig config;
    std::vector<ConfigIssue> issues;
    std::vector<ConfigIssue> warnings = {};

    bool isValid() const { return issues.empty(); }
};

// Reads and checks everything; a file beyond kLargestFile, or one that is not a regular file, is refused unread.
LoadedConfig load(const ConfigSources &sources);
// The same over a text; `sources.file` is only its name in messages.
LoadedConfig parse(std::string_view text, const ConfigSources &sources);

// A complete configuration file with every key, its meaning, what is allowed and its default.
std::string documentedExample();

} // namespace qcat::config_yaml
