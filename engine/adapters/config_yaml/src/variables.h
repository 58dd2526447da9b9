#pragma once

#include "mistakes.h"

#include <qcat/config_yaml/config_loader.h>

#include <optional>
#include <string>
#include <string_view>

namespace qcat::config_yaml
{

// Replaces ${NAME} and ${NAME:-default} ("$${" stays "${"). Empty after a mistake: a variable that is not set, an
// unfinished "${". What a variable holds is text; it is not looked at for variables or YAML again.
std::optional<std::string> expandVariables(std::string_view text, const Place &place, const EnvironmentMap &environment,
                                           Mistakes &mistakes);

} // namespace qcat::config_yaml
