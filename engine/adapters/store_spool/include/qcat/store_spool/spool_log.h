#pragma once

#include <qcat/base/result.h>
#include <qcat/trading_ports/trading_store.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace qcat::store_spool
{

struct SpoolLogOptions {
    std::filesystem::path folder;
    std::int64_t capacityBytes = 256ll << 20;
    std::int64_t segmentBytes = 4ll << 20;
};

struct SpoolBacklog {
    std::int64_t records = 0;
    std::int64_t bytes = 0;
};

// The records that are not yet in the store, on disk, in order, bounded. One thread appends, one thread reads and takes
// away; backlog() may be asked by any. What was appended survives kill -9 of this process at once and a power cut when
// the system has written its cache: the journal is the truth and is replayed then.
class SpoolLog
{
public:
    // Makes the folder where it is missing, verifies what is in it, cuts off a torn tail. "spool.corrupt" names file
    // and byte; "spool.write_failed" names the file and the system's reason.
    static base::Result<std::unique_ptr<SpoolLog>> open(const SpoolLogOptions &options);
    ~SpoolLog();

    // --- the appending thread
    // Counts the record's ordinal. A record that was appended before, in this run or an earlier one, is accepted and
    // dropped: after a crash the journal is simply replayed. "spool.full": nothing was appended and the caller must
    // stop making records.
    base::Status append(trading::StoreRecord record);

    // --- the reading thread
    // The oldest records, `maxRecords` at most; does not take them away.
    base::Result<std::vector<trading::StoreRecord>> peek(std::size_t maxRecords);
    // The oldest `records` are in the store (or in the dead letters): durable when it returns.
    base::Status take(std::size_t records);

    SpoolBacklog backlog() const;
    std::int64_t capacityBytes() const;

private:
    class Impl;
    explicit SpoolLog(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace qcat::store_spool
