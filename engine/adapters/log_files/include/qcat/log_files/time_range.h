#pragma once

#include <qcat/log_files/civil_time.h>

#include <string>

namespace qcat::log_files
{

// Where in a plain file the messages of a time lie, found by bisection without reading the rest. For files whose times
// never go back; compressed ones have no such places. `end` is the end of the last message, with its stack trace.
struct ByteRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};
// [from, to). Errors "log.unreadable", "log.no_times" where no line of the file has a time.
base::Result<ByteRange> bytesOf(const std::string &file, CivilTime from, CivilTime to);

// The time of the first message; "log.no_times". Reads the head of the file, unpacked where that is needed.
base::Result<CivilTime> firstTimeOf(const std::string &file);

} // namespace qcat::log_files
