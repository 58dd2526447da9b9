#include "array_literal.h"

#include "cell_text.h"

namespace qcat::store_postgres
{

using store_schema::Cell;
using store_schema::CellKind;

namespace
{

void appendQuoted(const std::string &text, std::string &into)
{
    into += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            into += '\\';
        into += c;
    }
    into += '"';
}

void appendElement(const Cell &cell, std::string &into)
{
    if (const auto *text = std::get_if<std::string>(&cell)) {
        appendQuoted(*text, into);
        return;
    }
    const bool isQuoted = std::holds_alternative<base::WallTime>(cell); // it has a blank in it
    std::string text;
    if (!appendText(cell, text))
        into += "NULL";
    else
        into += isQuoted ? '"' + text + '"' : text;
}

} // namespace

std::string_view arrayType(CellKind kind)
{
    switch (kind) {
    case CellKind::Text:
        return "text[]";
    case CellKind::Amount:
        return "numeric[]";
    case CellKind::Time:
        return "timestamptz[]";
    case CellKind::Integer:
        return "bigint[]";
    case CellKind::Flag:
        return "boolean[]";
    }
    return {};
}

std::string arrayLiteral(const std::vector<std::vector<Cell>> &rows, std::size_t index)
{
    std::string literal = "{";
    for (const auto &row : rows) {
        if (literal.size() > 1)
            literal += ',';
        appendElement(row[index], literal);
    }
    return literal + '}';
}

} // namespace qcat::store_postgres
