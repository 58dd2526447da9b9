#pragma once

#include <qcat/trading_ports/trading_store.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace qcat::store_schema
{

// What a column holds; each database has its own type for it.
enum class CellKind { Text, Amount, Time, Integer, Flag };

struct Column {
    std::string_view name;
    CellKind kind = CellKind::Text;
    bool isKey = false;
};

// The columns that a store writes, in the order of cellsOf(). The same in PostgreSQL and SQLite.
struct Table {
    std::string_view name;
    std::vector<Column> columns;
};

// In the order of CellKind. An invalid WallTime is NULL.
using Cell = std::variant<std::string, base::Decimal, base::WallTime, std::int64_t, bool>;

// Every table of trading rows, in the order of the alternatives of StoreRecord::row.
const std::vector<Table> &tables();
const Table &tableOf(const trading::StoreRecord &record);
std::vector<Cell> cellsOf(const trading::StoreRecord &record);

// "INSERT INTO orders (...) <source> ON CONFLICT ... DO UPDATE ...": an older version (epoch, sequence, ordinal) never
// replaces a newer one, an equal one changes nothing. The same text for PostgreSQL and SQLite.
std::string upsertInto(const Table &table, std::string_view source);

} // namespace qcat::store_schema
