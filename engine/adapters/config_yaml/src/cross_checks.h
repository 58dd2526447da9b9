#pragma once

#include "section_reader.h"

#include <qcat/config_yaml/config_loader.h>

namespace qcat::config_yaml
{

// What no single key can say: rules between several of them.
void crossCheck(const domain::ProcessConfig &config, const ConfigSources &sources, ReadContext &context);

} // namespace qcat::config_yaml
