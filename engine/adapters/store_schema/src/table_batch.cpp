#include <qcat/store_schema/table_batch.h>

#include <tuple>
#include <unordered_map>

namespace qcat::store_schema
{

namespace
{

auto stampOf(const trading::StoreRecord &record)
{
    return std::tuple(record.epoch, record.sequence, record.ordinal);
}

// The key columns, which stand first and are texts or times in every table, as one string.
std::string keyOf(const Table &table, const std::vector<Cell> &cells)
{
    std::string key;
    for (std::size_t i = 0; i < cells.size() && table.columns[i].isKey(); ++i) {
        const auto *const time = std::get_if<base::WallTime>(&cells[i]);
        const std::string &part = time ? std::to_string(time->ns) : std::get<std::string>(cells[i]);
        key += std::to_string(part.size()) + ':' + part; // any text may stand in a key
    }
    return key;
}

bool begins(const trading::OrderRow &row)
{
    return row.order.state == domain::OrderState::PendingNew || row.order.state == domain::OrderState::Denied;
}
// A row whose key comes once and never again.
template <typename Row>
constexpr bool kNeverChanges = false;
template <>
constexpr bool kNeverChanges<trading::FillRow> = true;
template <>
constexpr bool kNeverChanges<trading::EquityRow> = true;
template <>
constexpr bool kNeverChanges<trading::FundingRow> = true;
template <>
constexpr bool kNeverChanges<trading::CandleRow> = true;
template <>
constexpr bool kNeverChanges<trading::AuditRow> = true;

template <typename Row>
bool begins(const Row &)
{
    return kNeverChanges<Row>;
}

// A strategy that an earlier QCAT left in the spool, without a venue: it has registered again since.
bool isForgotten(const trading::StoreRecord &record)
{
    const auto *const strategy = std::get_if<trading::StrategyRow>(&record.row);
    return strategy && strategy->venue.empty();
}

// The rows of one table while they are gathered.
struct Gathered {
    struct Kept {
        bool begun = false;
        std::size_t row = 0;
        const trading::StoreRecord *record = nullptr;
    };
    std::unordered_map<std::string, Kept> newest;
    TableBatch batch;

    void add(const Table &table, const trading::StoreRecord &record)
    {
        auto cells = cellsOf(record);
        const auto [found, isFirst] = newest.try_emplace(keyOf(table, cells));
        Kept &kept = found->second;
        if (isFirst) {
            const bool begun = std::visit([](const auto &row) { return begins(row); }, record.row);
            TableBatch::Rows &rows = begun ? batch.begun : batch.continued;
            kept = {begun, rows.size(), &record};
            rows.push_back(std::move(cells));
        } else if (stampOf(*kept.record) < stampOf(record)) {
            kept.record = &record;
            (kept.begun ? batch.begun : batch.continued)[kept.row] = std::move(cells);
        }
    }
};

} // namespace

std::vector<TableBatch> batchesOf(const std::vector<trading::StoreRecord> &records)
{
    std::vector<Gathered> gathered(tables().size());
    for (const auto &record : records)
        if (!isForgotten(record))
            gathered[record.row.index()].add(tableOf(record), record);
    std::vector<TableBatch> batches;
    for (std::size_t i = 0; i < gathered.size(); ++i) {
        TableBatch &batch = gathered[i].batch;
        batch.table = &tables()[i];
        if (!batch.begun.empty() || !batch.continued.empty())
            batches.push_back(std::move(batch));
    }
    return batches;
}

} // namespace qcat::store_schema
