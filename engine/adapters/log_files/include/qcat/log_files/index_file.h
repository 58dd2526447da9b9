#pragma once

#include <qcat/base/call.h>
#include <qcat/base/result.h>
#include <qcat/log_files/log_index.h>

#include <functional>
#include <string>

namespace qcat::log_files
{

struct IndexOptions {
    unsigned threads = 2; // more than two wait for the memory
    base::CancelToken cancel;
    std::function<void(std::uint64_t bytes)> progress; // read so far; from any of the threads, one at a time
};

// The whole file as it is now, its parts side by side; of a compressed one, of what is unpacked, from its beginning. What its writer
// has not ended stays open. Errors of ByteSource, "log.cancelled".
base::Result<LogIndex> indexFile(const std::string &file, const IndexOptions &options);

} // namespace qcat::log_files
