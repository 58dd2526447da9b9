#pragma once

#include <qcat/base/error.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <optional>
#include <string>

namespace qcat::store_spool
{

// How the write-behind stands. Pending records are safe on disk and not yet in the store.
struct SpoolStatus {
    std::string store; // TradingStore::description()
    bool reachable = false;
    bool claimed = false; // the store has taken our claim on the accounts, in this run
    bool fenced = false; // another engine owns the account: nothing is written any more, for good
    std::int64_t pendingRecords = 0;
    std::int64_t pendingBytes = 0;
    std::int64_t capacityBytes = 0;
    std::int64_t writtenRecords = 0;  // since start
    std::int64_t rejectedRecords = 0; // since start, put aside in rejected.txt
    base::WallTime lastWrite;         // invalid before the first
    std::optional<base::SteadyTime> unreachableSince;
    std::optional<base::Error> error; // what keeps the store from taking records now

    bool operator==(const SpoolStatus &) const = default;
};

} // namespace qcat::store_spool
