#pragma once

#include <string>
#include <string_view>

namespace qcat::app
{

// Words of others (messages of servers, notes, lines of a log) as a terminal may have them: what would move its cursor, change its title
// or clear it is shown instead, as \x1b. Line breaks and tabs stay.
std::string forTerminal(std::string_view text);
// The same on one line of an answer: a line break of others must not look like a line of ours.
std::string onOneLine(std::string_view text);

} // namespace qcat::app
