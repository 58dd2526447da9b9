#pragma once

#include <qcat/store_schema/table.h>

#include <vector>

namespace qcat::store_schema
{

// The rows of a batch that go into one table, one for each key: an upsert statement must not meet a row twice.
struct TableBatch {
    using Rows = std::vector<std::vector<Cell>>;
    const Table *table = nullptr;
    // The batch holds their first version: their keys stand in the table only where the batch is written a second time.
    Rows begun;
    Rows continued;
};

// Of several records for one key only the newest (epoch, sequence, ordinal) is kept. Tables without rows are left out.
std::vector<TableBatch> batchesOf(const std::vector<trading::StoreRecord> &records);

} // namespace qcat::store_schema
