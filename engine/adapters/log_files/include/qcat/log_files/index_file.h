#pragma once

#include <qcat/base/call.h>
#include <qcat/base/result.h>
#include <qcat/log_files/gzip_points.h>
#include <qcat/log_files/log_index.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace qcat::log_files
{

struct IndexOptions {
    unsigned threads = 2; // more than two wait for the memory
    std::optional<std::uint64_t> end = {}; // of a plain file: what comes behind is of no account
    std::shared_ptr<const GzipPoints> *points = nullptr; // gets those of a compressed one, whose damage they then tell of
    base::CancelToken cancel;
    std::function<void(std::uint64_t bytes)> progress; // read so far; from any of the threads, one at a time
};

// The whole file as it is now, its parts side by side; of a compressed one, of what is unpacked, from its beginning. What its writer
// has not ended stays open. Errors of ByteSource, "log.cancelled".
base::Result<LogIndex> indexFile(const std::string &file, const IndexOptions &options);

} // namespace qcat::log_files
