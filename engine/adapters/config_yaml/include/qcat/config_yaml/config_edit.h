#pragma once

#include <qcat/base/result.h>

#include <string>
#include <string_view>

namespace qcat::config_yaml
{

// The text of a configuration file with one value changed; everything else stays as it was, comments too. `path`: "section.key". A key that
// is not there yet is added to its section, a section at the end. Only plain values: a list, or what stands in braces, is refused
// ("config.not_editable"). What comes out is not checked: load() does that.
base::Result<std::string> withValue(std::string_view text, const std::string &path, const std::string &value);

} // namespace qcat::config_yaml
