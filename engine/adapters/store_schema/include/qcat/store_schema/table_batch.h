#pragma once

#include <qcat/store_schema/table.h>

#include <vector>

namespace qcat::store_schema
{

// The rows of a batch that go into one table, one for each key: an upsert statement must not meet a row twice.
struct TableBatch {
    const Table *table = nullptr;
    std::vector<std::vector<Cell>> rows;
};

// Of several records for one key only the newest (epoch, sequence, ordinal) is kept. Tables without rows are left out.
std::vector<TableBatch> batchesOf(const std::vector<trading::StoreRecord> &records);

} // namespace qcat::store_schema
