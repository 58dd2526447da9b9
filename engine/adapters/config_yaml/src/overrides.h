#pragma once

#include "section_reader.h"

namespace qcat::config_yaml
{

// QCAT_<SECTION>_<KEY>. A QCAT_ name of no key is a mistake, unless the file's text takes it by ${NAME} or it belongs to
// the tests.
void applyEnvironment(std::string_view fileText, domain::ProcessConfig &config, ReadContext &context);
// "section.key=value" from the command line.
void applyOverrides(const std::vector<std::string> &overrides, domain::ProcessConfig &config, ReadContext &context);

} // namespace qcat::config_yaml
