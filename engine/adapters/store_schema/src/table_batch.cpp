#include <qcat/store_schema/table_batch.h>

#include <map>
#include <tuple>

namespace qcat::store_schema
{

namespace
{

auto stampOf(const trading::StoreRecord &record)
{
    return std::tuple(record.epoch, record.sequence, record.ordinal);
}

struct Newest {
    const trading::StoreRecord *record = nullptr;
    std::vector<Cell> cells;
};

// Key columns stand first and are text in every table.
std::vector<std::string> keyOf(const Table &table, const std::vector<Cell> &cells)
{
    std::vector<std::string> key;
    for (std::size_t i = 0; i < cells.size() && table.columns[i].isKey; ++i)
        key.push_back(std::get<std::string>(cells[i]));
    return key;
}

} // namespace

std::vector<TableBatch> batchesOf(const std::vector<trading::StoreRecord> &records)
{
    std::map<const Table *, std::map<std::vector<std::string>, Newest>> newest;
    for (const auto &record : records) {
        const Table &table = tableOf(record);
        auto cells = cellsOf(record);
        Newest &kept = newest[&table][keyOf(table, cells)];
        if (!kept.record || stampOf(*kept.record) < stampOf(record))
            kept = {&record, std::move(cells)};
    }
    std::vector<TableBatch> batches;
    for (auto &[table, rows] : newest) {
        TableBatch &batch = batches.emplace_back(TableBatch{table, {}});
        for (auto &[key, row] : rows)
            batch.rows.push_back(std::move(row.cells));
    }
    return batches;
}

} // namespace qcat::store_schema
