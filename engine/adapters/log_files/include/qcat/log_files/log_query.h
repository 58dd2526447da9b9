#pragma once

#include <qcat/log_files/line_header.h>
#include <qcat/log_files/pattern.h>

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::log_files
{

// Which messages are wanted; what is not set asks for nothing. A message is its first line and those that follow
// without a time.
struct LogQuery {
    std::bitset<kLevels> levels; // none: any
    std::vector<std::string> categories; // none: any
    std::optional<CivilTime> from;
    std::optional<CivilTime> to;      // not this moment itself
    const Pattern *pattern = nullptr; // in any line of the message; of the caller, who keeps it
    bool isInverted = false;          // those without it

    // `line`: the one that the header was read from, for its category.
    bool wants(const LineHeader &header, std::string_view line) const;
    bool hasHeaderConditions() const { return levels.any() || from || to || !categories.empty(); }
    // What an index of lines cannot tell: the text has to be read.
    bool needsText() const { return pattern || !categories.empty(); }
};

} // namespace qcat::log_files
