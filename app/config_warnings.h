#pragma once

#include <qcat/domain/config.h>

#include <string>
#include <utility>
#include <vector>

namespace qcat::app
{

// What a configuration without mistakes would still do badly on this machine: secrets that cannot be read here, and what would be a mistake
// with live money. Path of a value and a sentence.
std::vector<std::pair<std::string, std::string>> configWarnings(const domain::Config &config);

} // namespace qcat::app
