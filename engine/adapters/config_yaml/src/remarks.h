#pragma once

#include "section_reader.h"

namespace qcat::config_yaml
{

// Those that can be told although some of the configuration was not understood, with their places.
std::vector<std::pair<Place, std::string>> told(const std::vector<Remark> &remarks, const ReadContext &context);

} // namespace qcat::config_yaml
