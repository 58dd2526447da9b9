#pragma once

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/log_query.h>
#include <qcat/log_files/time_range.h>

#include <cstdint>
#include <functional>
#include <optional>
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

// The same, each with its place.
struct Found {
    std::string_view message;
    std::uint64_t offset = 0; // from where the source begins
    std::optional<LineHeader> header; // none: a line that no message is known for
};
using GiveFound = std::function<bool(const Found &found)>;
base::Result<SearchTotals> find(ByteSource &source, const LogQuery &query, const GiveFound &give);

// The same over a range of a plain file on so many threads, given in order on the caller's. "log.packed" for a compressed one.
struct PartedSearch {
    ByteRange range;
    unsigned threads = 2;
    std::function<bool()> goesOn; // asked now and then, on the caller's thread; none: to the end
};
// Without `give` it only counts.
base::Result<SearchTotals> searchParts(const std::string &file, const LogQuery &query, const PartedSearch &how, const GiveMessage &give);

} // namespace qcat::log_files
