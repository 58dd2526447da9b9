#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qcat::log_files
{

// The members of the one object that a line is, in their order: of a text what it says, of anything else as it is written.
using JsonMembers = std::vector<std::pair<std::string, std::string>>;
// None: the line is no whole object.
std::optional<JsonMembers> jsonMembers(std::string_view line);

} // namespace qcat::log_files
