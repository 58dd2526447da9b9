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
    // Content is what the journal alone decides, which `qcat doctor store` compares; details (times, words) are left to the row.
    enum class Use { Detail, Content, Key };
    std::string_view name;
    CellKind kind = CellKind::Text;
    Use use = Use::Detail;

    bool isKey() const { return use == Use::Key; }
};

// The columns that a store writes, in the order of cellsOf(). The same in PostgreSQL and SQLite.
struct Table {
    std::string_view name;
    std::vector<Column> columns;

    bool namesAccount() const; // candles are everybody's
};

struct Nothing { // NULL
    auto operator<=>(const Nothing &) const = default;
};
// In the order of CellKind. An invalid WallTime is NULL too.
using Cell = std::variant<std::string, base::Decimal, base::WallTime, std::int64_t, bool, Nothing>;

// Every table of trading rows, in the order of the alternatives of StoreRecord::row.
const std::vector<Table> &tables();
const Table &tableOf(const trading::StoreRecord &record);
std::vector<Cell> cellsOf(const trading::StoreRecord &record);

// "INSERT INTO orders (...) <source> ON CONFLICT ... DO UPDATE ...": an older version (epoch, sequence, ordinal) never
// replaces a newer one, an equal one changes nothing. The same text for PostgreSQL and SQLite.
std::string upsertInto(const Table &table, std::string_view source);

} // namespace qcat::store_schema
