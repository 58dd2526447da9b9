#include <qcat/store_schema/table.h>

#include <qcat/domain/names.h>

#include <fmt/format.h>

#include <array>
#include <span>

namespace qcat::store_schema
{

namespace
{

using namespace trading;
using enum CellKind;

template <typename Row>
struct Field {
    Column column;
    Cell (*read)(const Row &);
};

template <typename Enum>
Cell word(Enum value)
{
    return std::string(domain::name(value));
}

constexpr bool kKey = true;

const std::array kOrderFields = {
    Field<OrderRow>{{"venue", Text, kKey}, [](const OrderRow &r) -> Cell { return r.venue; }},
    Field<OrderRow>{{"account", Text, kKey}, [](const OrderRow &r) -> Cell { return r.account; }},
    Field<OrderRow>{{"client_id", Text, kKey},
                    [](const OrderRow &r) -> Cell { return r.order.request.clientId.value; }},
    Field<OrderRow>{{"symbol", Text}, [](const OrderRow &r) -> Cell { return r.symbol; }},
    Field<OrderRow>{{"position_side", Text}, [](const OrderRow &r) { return word(r.order.request.position.side); }},
    Field<OrderRow>{{"strategy", Text}, [](const OrderRow &r) -> Cell { return r.order.request.strategy.value; }},
    Field<OrderRow>{{"side", Text}, [](const OrderRow &r) { return word(r.order.request.side); }},
    Field<OrderRow>{{"type", Text}, [](const OrderRow &r) { return word(r.order.request.type); }},
    Field<OrderRow>{{"time_in_force", Text}, [](const OrderRow &r) { return word(r.order.request.timeInForce); }},
    Field<OrderRow>{{"purpose", Text}, [](const OrderRow &r) { return word(r.order.request.purpose); }},
    Field<OrderRow>{{"reduce_only", Flag}, [](const OrderRow &r) -> Cell { return r.order.request.reduceOnly; }},
    Field<OrderRow>{{"quantity", Amount}, [](const OrderRow &r) -> Cell { return r.order.request.quantity; }},
    Field<OrderRow>{{"price", Amount}, [](const OrderRow &r) -> Cell { return r.order.request.price; }},
    Field<OrderRow>{{"trigger_price", Amount}, [](const OrderRow &r) -> Cell { return r.order.request.triggerPrice; }},
    Field<OrderRow>{{"venue_order_id", Text}, [](const OrderRow &r) -> Cell { return r.order.venueId.value; }},
    Field<OrderRow>{{"state", Text}, [](const OrderRow &r) { return word(r.order.state); }},
    Field<OrderRow>{{"filled", Amount}, [](const OrderRow &r) -> Cell { return r.order.filled; }},
    Field<OrderRow>{{"average_price", Amount}, [](const OrderRow &r) -> Cell { return r.order.averagePrice; }},
    Field<OrderRow>{{"created_at", Time}, [](const OrderRow &r) -> Cell { return r.order.createdAt; }},
    Field<OrderRow>{{"updated_at", Time}, [](const OrderRow &r) -> Cell { return r.order.updatedAt; }},
    Field<OrderRow>{{"reason_code", Text}, [](const OrderRow &r) -> Cell { return r.order.reasonCode; }},
    Field<OrderRow>{{"reason", Text}, [](const OrderRow &r) -> Cell { return r.order.reason; }},
};

const std::array kFillFields = {
    Field<FillRow>{{"venue", Text, kKey}, [](const FillRow &r) -> Cell { return r.venue; }},
    Field<FillRow>{{"symbol", Text, kKey}, [](const FillRow &r) -> Cell { return r.symbol; }},
    Field<FillRow>{{"trade_id", Text, kKey}, [](const FillRow &r) -> Cell { return r.fill.tradeId; }},
    Field<FillRow>{{"account", Text, kKey}, [](const FillRow &r) -> Cell { return r.account; }},
    Field<FillRow>{{"client_id", Text}, [](const FillRow &r) -> Cell { return r.fill.clientId.value; }},
    Field<FillRow>{{"strategy", Text}, [](const FillRow &r) -> Cell { return r.fill.strategy.value; }},
    Field<FillRow>{{"position_side", Text}, [](const FillRow &r) { return word(r.fill.position.side); }},
    Field<FillRow>{{"side", Text}, [](const FillRow &r) { return word(r.fill.side); }},
    Field<FillRow>{{"price", Amount}, [](const FillRow &r) -> Cell { return r.fill.price; }},
    Field<FillRow>{{"quantity", Amount}, [](const FillRow &r) -> Cell { return r.fill.quantity; }},
    Field<FillRow>{{"fee", Amount}, [](const FillRow &r) -> Cell { return r.fill.fee; }},
    Field<FillRow>{{"realized_pnl", Amount}, [](const FillRow &r) -> Cell { return r.fill.realizedPnl; }},
    Field<FillRow>{{"liquidity", Text}, [](const FillRow &r) { return word(r.fill.liquidity); }},
    Field<FillRow>{{"traded_at", Time}, [](const FillRow &r) -> Cell { return r.fill.time; }},
};

const std::array kPositionFields = {
    Field<PositionRow>{{"venue", Text, kKey}, [](const PositionRow &r) -> Cell { return r.venue; }},
    Field<PositionRow>{{"account", Text, kKey}, [](const PositionRow &r) -> Cell { return r.account; }},
    Field<PositionRow>{{"symbol", Text, kKey}, [](const PositionRow &r) -> Cell { return r.symbol; }},
    Field<PositionRow>{{"position_side", Text, kKey}, [](const PositionRow &r) { return word(r.position.key.side); }},
    Field<PositionRow>{{"quantity", Amount}, [](const PositionRow &r) -> Cell { return r.position.quantity; }},
    Field<PositionRow>{{"entry_price", Amount}, [](const PositionRow &r) -> Cell { return r.position.entryPrice; }},
    Field<PositionRow>{{"realized_pnl", Amount}, [](const PositionRow &r) -> Cell { return r.position.realizedPnl; }},
    Field<PositionRow>{{"fees", Amount}, [](const PositionRow &r) -> Cell { return r.position.fees; }},
    Field<PositionRow>{{"updated_at", Time}, [](const PositionRow &r) -> Cell { return r.position.updatedAt; }},
};

const std::array kStrategyFields = {
    Field<StrategyRow>{{"strategy", Text, kKey}, [](const StrategyRow &r) -> Cell { return r.id.value; }},
    Field<StrategyRow>{{"kind", Text}, [](const StrategyRow &r) -> Cell { return r.kind; }},
    Field<StrategyRow>{{"account", Text}, [](const StrategyRow &r) -> Cell { return r.account; }},
    Field<StrategyRow>{{"symbol", Text}, [](const StrategyRow &r) -> Cell { return r.symbol; }},
    Field<StrategyRow>{{"parameters", Text}, [](const StrategyRow &r) -> Cell { return r.parameters; }},
};

// Behind every table's own columns.
const std::array kRecordFields = {
    Field<StoreRecord>{{"epoch", Integer}, [](const StoreRecord &r) -> Cell { return std::int64_t(r.epoch.value); }},
    Field<StoreRecord>{{"sequence", Integer}, [](const StoreRecord &r) -> Cell { return std::int64_t(r.sequence); }},
    Field<StoreRecord>{{"ordinal", Integer}, [](const StoreRecord &r) -> Cell { return std::int64_t(r.ordinal); }},
    Field<StoreRecord>{{"recorded_at", Time}, [](const StoreRecord &r) -> Cell { return r.time; }},
};

std::span<const Field<OrderRow>> fieldsOf(const OrderRow *)
{
    return kOrderFields;
}
std::span<const Field<FillRow>> fieldsOf(const FillRow *)
{
    return kFillFields;
}
std::span<const Field<PositionRow>> fieldsOf(const PositionRow *)
{
    return kPositionFields;
}
std::span<const Field<StrategyRow>> fieldsOf(const StrategyRow *)
{
    return kStrategyFields;
}

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

const std::vector<Table> &tables()
{
    static const std::vector<Table> all = {makeTable<OrderRow>("orders"), makeTable<FillRow>("fills"),
                                           makeTable<PositionRow>("positions"), makeTable<StrategyRow>("strategies")};
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
        if (column.isKey)
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
