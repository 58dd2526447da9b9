#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::store_schema
{

// A table that grows with time alone, and the column that says when.
struct PrunedTable {
    std::string_view name;
    std::string_view time;
};
const std::vector<PrunedTable> &prunedTables(); // candles, equity

// Deletes what is old, in batches: none holds its locks for long, and what was deleted before a failure stays deleted.
class RecordPruner
{
public:
    virtual ~RecordPruner() = default;
    virtual base::Result<std::int64_t> countBefore(const PrunedTable &table, base::WallTime time, base::Duration timeout) = 0;
    // The oldest `most` of the rows before `time`; how many there were.
    virtual base::Result<std::int64_t> deleteBefore(const PrunedTable &table, base::WallTime time, int most, base::Duration timeout) = 0;
    virtual std::string description() const = 0; // "postgresql 127.0.0.1:5432/qcat"
};

} // namespace qcat::store_schema
