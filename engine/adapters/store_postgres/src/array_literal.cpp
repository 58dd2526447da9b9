#include "array_literal.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace qcat::store_postgres
{

using store_schema::Cell;
using store_schema::CellKind;

namespace
{

std::string element(const std::string &text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string element(base::Decimal amount)
{
    return amount.toString();
}

// timestamptz keeps microseconds; what is below is cut off.
std::string element(base::WallTime time)
{
    if (!time.isValid())
        return "NULL";
    const auto micros = std::chrono::floor<std::chrono::microseconds>(std::chrono::nanoseconds(time.ns));
    const auto seconds = std::chrono::floor<std::chrono::seconds>(micros);
    return fmt::format("\"{:%Y-%m-%d %H:%M:%S}.{:06}+00\"", fmt::gmtime(std::time_t(seconds.count())),
                       (micros - seconds).count());
}

std::string element(std::int64_t number)
{
    return std::to_string(number);
}

std::string element(bool flag)
{
    return flag ? "t" : "f";
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
        literal += std::visit([](const auto &value) { return element(value); }, row[index]);
    }
    return literal + '}';
}

} // namespace qcat::store_postgres
