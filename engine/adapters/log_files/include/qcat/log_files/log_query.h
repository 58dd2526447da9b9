#pragma once

#include <qcat/log_files/line_header.h>
#include <qcat/log_files/pattern.h>

#include <bitset>
#include <optional>

namespace qcat::log_files
{

// Which messages are wanted; what is not set asks for nothing. A message is its first line and those that follow
// without a time.
struct LogQuery {
    std::bitset<kLevels> levels; // none: any
    std::optional<CivilTime> from;
    std::optional<CivilTime> to;      // not this moment itself
    const Pattern *pattern = nullptr; // in any line of the message; of the caller, who keeps it
    bool isInverted = false;          // those without it

    bool wants(const LineHeader &header) const;
    bool hasHeaderConditions() const { return levels.any() || from || to; }
};

} // namespace qcat::log_files
