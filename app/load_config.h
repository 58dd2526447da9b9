#pragma once

#include "options.h"

#include <qcat/config_yaml/config_loader.h>

#include <optional>

namespace qcat::app
{

// What a run with these options would read, with every mistake in it; `withEnvironmentOverrides` as in ConfigSources. Silent.
config_yaml::LoadedConfig readConfig(const RunOptions &options, bool withEnvironmentOverrides = true);
// The configuration of a run: defaults, file, environment, command line. Every mistake is said on standard error, one a line; empty then.
std::optional<domain::ProcessConfig> loadConfig(const RunOptions &options);
// The file that a run with these options reads; empty: none, the defaults.
std::string configFile(const RunOptions &options);
// SHA-256 of the configuration file that a run with these options reads; empty where there is none.
std::string configDigest(const RunOptions &options);
// Where faults, runbooks and migrations are: beside an installed program, or in the source tree of a built one.
std::string resourceFolder();
// Names another folder of them: a private installation that is broken on purpose brings its own.
inline constexpr auto kDrillResources = "QCAT_DRILL_RESOURCES";

} // namespace qcat::app
