#pragma once

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/log_query.h>

#include <cstdint>
#include <functional>
#include <string_view>

namespace qcat::log_files
{

struct SearchTotals {
    std::uint64_t messages = 0; // that are wanted
    std::uint64_t lines = 0;    // … and their lines
    std::uint64_t bytes = 0;    // read
};

// Goes through a source once and gives every wanted message, whole with its line breaks, in its order; a message is
// valid during the call. False from `give` ends it. Errors of the source, after what could be read.
using GiveMessage = std::function<bool(std::string_view message)>;
base::Result<SearchTotals> search(ByteSource &source, const LogQuery &query, const GiveMessage &give);

} // namespace qcat::log_files
