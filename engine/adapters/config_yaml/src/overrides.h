#pragma once

#include "section_reader.h"

namespace qcat::config_yaml
{

// QCAT_<SECTION>_<KEY>. Names of no section of ours are not looked at; a name of a section with an unknown key is a
// mistake.
void applyEnvironment(domain::Config &config, ReadContext &context);
// "section.key=value" from the command line.
void applyOverrides(const std::vector<std::string> &overrides, domain::Config &config, ReadContext &context);

} // namespace qcat::config_yaml
