#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::base
{

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
// Insertions, deletions, replacements and swaps of neighbours between two words, for "did you mean".
std::size_t editDistance(std::string_view a, std::string_view b);
// The candidate that is near enough to be a slip of the finger (a third of its length, at most 3 edits).
std::optional<std::string> nearestWord(std::string_view word, const std::vector<std::string> &candidates);

} // namespace qcat::base
