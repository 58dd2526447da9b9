#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/health.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::runtime
{

// Who holds memory of this process. All figures in bytes.
struct MemoryHolderView
{
    std::string name; // "charts", "log_index", "research", "symbols"; "other", "program"
    std::int64_t bytes = 0;
    std::int64_t budget = 0; // 0: none of its own
    bool mayBeShed = false;
    bool isShed = false; // holds as little as it can, until there is room again
    bool operator==(const MemoryHolderView &) const = default;
};

struct MemoryView
{
    base::WallTime measuredAt; // invalid: not yet
    std::int64_t resident = 0; // of this process
    std::int64_t used = 0;     // of what the limit is a limit of
    std::int64_t limit = 0;
    std::string limitOf;       // "process" (memory.limit), "group", "machine"
    domain::Finding standing;
    std::vector<MemoryHolderView> holders; // what may be shed in its order, then the rest
    double usedRatio() const { return limit > 0 ? double(used) / double(limit) : 0; }
    bool operator==(const MemoryView &) const = default;
};

} // namespace qcat::runtime
