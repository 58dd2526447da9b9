#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <filesystem>
#include <functional>

namespace qcat::trading
{
class TradingStore;
}

namespace qcat::runtime
{

struct Refill {
    std::int64_t records = 0;
    std::int64_t journals = 0;
    std::int64_t journalsInAll = 0;
};

// Writes every row that the journals in the data folder explain into a store that is open: what a restored backup does not know
// yet comes back, what it knows stays as it is, because a row is keyed by what it is. May run beside the engine that owns the folder.
base::Result<Refill> refillRecord(const std::filesystem::path &dataFolder, trading::TradingStore &store, base::Duration timeout,
                                  const std::function<void(const Refill &)> &progress);

} // namespace qcat::runtime
