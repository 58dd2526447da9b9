#include "cells.h"

#include <qcat/pg_diagnostics/statement_text.h>

#include <charconv>
#include <cmath>
#include <limits>

namespace qcat::pg_diagnostics
{

namespace
{

using Limits = std::numeric_limits<std::int64_t>;

std::int64_t toInteger(double number)
{
    if (std::isnan(number))
        return 0;
    if (number >= double(Limits::max()))
        return Limits::max();
    return number <= double(Limits::min()) ? Limits::min() : std::int64_t(number);
}

std::optional<double> realIn(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::result_out_of_range)
        return text.starts_with('-') ? -std::numeric_limits<double>::max() : std::numeric_limits<double>::max();
    if (error != std::errc() || end == text.data() || std::isnan(number))
        return std::nullopt;
    return number;
}

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0;
}

std::string fromHex(std::string_view digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += char(hexDigit(digits[i]) * 16 + hexDigit(digits[i + 1]));
    return bytes;
}

base::Duration durationOf(double count, double unitNs)
{
    return base::Duration(std::max<std::int64_t>(0, toInteger(count * unitNs)));
}

} // namespace

std::string_view Cells::raw(const char *column) const
{
    const auto field = m_row[column];
    return {field.c_str(), field.size()};
}

bool Cells::flag(const char *column) const
{
    return raw(column) == "t";
}

std::int64_t Cells::integer(const char *column) const
{
    const auto text = raw(column);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size())
        return number;
    return toInteger(realIn(text).value_or(0)); // numeric: a fraction, or beyond 64 bits
}

int Cells::smallInteger(const char *column) const
{
    using Small = std::numeric_limits<int>;
    return int(std::min<std::int64_t>(std::max<std::int64_t>(integer(column), Small::min()), Small::max()));
}

std::optional<std::int64_t> Cells::optionalInteger(const char *column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<double> Cells::optionalReal(const char *column) const
{
    return isNull(column) ? std::nullopt : realIn(raw(column));
}

std::optional<base::Duration> Cells::seconds(const char *column) const
{
    const auto number = optionalReal(column);
    return number ? std::optional(durationOf(*number, 1e9)) : std::nullopt;
}

base::Duration Cells::milliseconds(const char *column) const
{
    return durationOf(optionalReal(column).value_or(0), 1e6);
}

base::WallTime Cells::time(const char *column) const
{
    constexpr std::int64_t kLast = Limits::max() / 1000;
    const auto micros = isNull(column) ? 0 : integer(column);
    return {micros > kLast || micros < -kLast ? 0 : micros * 1000};
}

std::string Cells::text(const char *column) const
{
    return cleanText(raw(column));
}

std::string Cells::statement(const char *column) const
{
    return withoutLiterals(fromHex(raw(column)));
}

} // namespace qcat::pg_diagnostics
