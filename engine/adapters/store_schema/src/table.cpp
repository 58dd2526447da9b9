#include <qcat/store_schema/table.h>

#include "fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace qcat::store_schema
{

namespace
{

using namespace trading;
using enum CellKind;

// Behind every table's own columns.
const std::array kRecordFields = {
    Field<StoreRecord>{{"epoch", Integer}, [](const StoreRecord &r) -> Cell { return std::int64_t(r.epoch.value); }},
    Field<StoreRecord>{{"sequence", Integer}, [](const StoreRecord &r) -> Cell { return std::int64_t(r.sequence); }},
    Field<StoreRecord>{{"ordinal", Integer}, [](const StoreRecord &r) -> Cell { return std::int64_t(r.ordinal); }},
    Field<StoreRecord>{{"recorded_at", Time}, [](const StoreRecord &r) -> Cell { return r.time; }},
};

template <typename Row>
Table makeTable(std::string_view name)
{
    Table table{name, {}};
    for (const auto &field : fieldsOf(static_cast<const Row *>(nullptr)))
        table.columns.push_back(field.column);
    for (const auto &field : kRecordFields)
        table.columns.push_back(field.column);
    return table;
}

} // namespace

bool Table::namesAccount() const
{
    return std::ranges::any_of(columns, [](const Column &column) { return column.name == "account"; });
}

const std::vector<Table> &tables()
{
    static const std::vector<Table> all = {makeTable<OrderRow>("orders"),
                                           makeTable<FillRow>("fills"),
                                           makeTable<PositionRow>("positions"),
                                           makeTable<StrategyRow>("strategies"),
                                           makeTable<StrategyVersionRow>("strategy_versions"),
                                           makeTable<StrategyParameterRow>("strategy_parameters"),
                                           makeTable<EquityRow>("equity"),
                                           makeTable<FundingRow>("funding"),
                                           makeTable<CandleRow>("candles"),
                                           makeTable<PerformanceRow>("performance"),
                                           makeTable<AuditRow>("audit")};
    return all;
}

const Table &tableOf(const StoreRecord &record)
{
    return tables().at(record.row.index());
}

std::vector<Cell> cellsOf(const StoreRecord &record)
{
    std::vector<Cell> cells;
    cells.reserve(tableOf(record).columns.size());
    std::visit(
        [&](const auto &row) {
            for (const auto &field : fieldsOf(&row))
                cells.push_back(field.read(row));
        },
        record.row);
    for (const auto &field : kRecordFields)
        cells.push_back(field.read(record));
    return cells;
}

std::string upsertInto(const Table &table, std::string_view source)
{
    std::string columns, keys, updates;
    for (const Column &column : table.columns) {
        columns += fmt::format("{}{}", columns.empty() ? "" : ", ", column.name);
        if (column.isKey())
            keys += fmt::format("{}{}", keys.empty() ? "" : ", ", column.name);
        else
            updates += fmt::format("{0}{1} = excluded.{1}", updates.empty() ? "" : ", ", column.name);
    }
    return fmt::format(
        "INSERT INTO {0} ({1}) {2} ON CONFLICT ({3}) DO UPDATE SET {4} "
        "WHERE (excluded.epoch, excluded.sequence, excluded.ordinal) > ({0}.epoch, {0}.sequence, {0}.ordinal)",
        table.name, columns, source, keys, updates);
}

} // namespace qcat::store_schema
