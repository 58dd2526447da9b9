#include "cell_text.h"

#include <fmt/format.h>

#include <iterator>

namespace qcat::store_postgres
{

using store_schema::Cell;
using store_schema::Nothing;

namespace
{

bool append(const std::string &text, std::string &into)
{
    into += text;
    return true;
}

bool append(base::Decimal amount, std::string &into)
{
    into += amount.toString();
    return true;
}

// timestamptz keeps microseconds; what is below is cut off.
bool append(base::WallTime time, std::string &into)
{
    if (!time.isValid())
        return false;
    using namespace std::chrono;
    const sys_time<microseconds> at{floor<microseconds>(nanoseconds(time.ns))};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss clock(at - day);
    fmt::format_to(std::back_inserter(into), "{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:06}+00", int(date.year()),
                   unsigned(date.month()), unsigned(date.day()), clock.hours().count(), clock.minutes().count(),
                   clock.seconds().count(), clock.subseconds().count());
    return true;
}

bool append(std::int64_t number, std::string &into)
{
    fmt::format_to(std::back_inserter(into), "{}", number);
    return true;
}

bool append(bool flag, std::string &into)
{
    into += flag ? 't' : 'f';
    return true;
}

bool append(Nothing, std::string &)
{
    return false;
}

void appendEscaped(const std::string &text, std::string &into)
{
    for (const char c : text) {
        switch (c) {
        case '\\':
            into += "\\\\";
            break;
        case '\t':
            into += "\\t";
            break;
        case '\n':
            into += "\\n";
            break;
        case '\r':
            into += "\\r";
            break;
        default:
            into += c;
        }
    }
}

} // namespace

bool appendText(const Cell &cell, std::string &into)
{
    return std::visit([&](const auto &value) { return append(value, into); }, cell);
}

void makeCopyLine(const std::vector<Cell> &row, std::string &line)
{
    line.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0)
            line += '\t';
        if (const auto *text = std::get_if<std::string>(&row[i]))
            appendEscaped(*text, line);
        else if (!appendText(row[i], line))
            line += "\\N";
    }
}

} // namespace qcat::store_postgres
