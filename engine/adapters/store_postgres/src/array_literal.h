#pragma once

#include <qcat/store_schema/table.h>

#include <string>
#include <string_view>
#include <vector>

namespace qcat::store_postgres
{

// "text[]", "numeric[]" ...: how a column of a batch is passed, as one array.
std::string_view arrayType(store_schema::CellKind kind);
// Column `index` of the rows in PostgreSQL's array notation: {"a","b",NULL}.
std::string arrayLiteral(const std::vector<std::vector<store_schema::Cell>> &rows, std::size_t index);

} // namespace qcat::store_postgres
