#pragma once

#include "section_reader.h"

namespace qcat::config_yaml
{

// What no single key can say: rules between several of them.
void crossCheck(const domain::Config &config, ReadContext &context);

} // namespace qcat::config_yaml
