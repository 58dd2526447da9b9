#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace qcat::pg_diagnostics
{

inline constexpr std::size_t kLongestStatement = 400; // bytes

// A statement as it may be shown: every literal is a `?`, comments are gone, blanks are single, invalid UTF-8 is U+FFFD,
// and it has `limit` bytes at most, the last an ellipsis where it was longer. Whatever cannot be read for certain (a
// text cut inside a literal, a backslash before a quote) is taken for a literal to its end: rather too much than too
// little. Saying it twice changes nothing, but for a quoted name that was cut.
std::string withoutLiterals(std::string_view statement, std::size_t limit = kLongestStatement);

// Valid UTF-8 without control characters, `limit` bytes at most: names and words that a server said.
std::string cleanText(std::string_view text, std::size_t limit = 200);

} // namespace qcat::pg_diagnostics
