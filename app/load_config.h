#pragma once

#include "options.h"

#include <qcat/domain/config.h>

#include <optional>

namespace qcat::app
{

// The configuration of a run: defaults, file, environment, command line. Every mistake is said on standard error, one a line; empty then.
std::optional<domain::Config> loadConfig(const RunOptions &options);
// SHA-256 of the configuration file that a run with these options reads; empty where there is none.
std::string configDigest(const RunOptions &options);
// Where faults, runbooks and migrations are: beside an installed program, or in the source tree of a built one.
std::string resourceFolder();

} // namespace qcat::app
