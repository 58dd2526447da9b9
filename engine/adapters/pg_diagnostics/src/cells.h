#pragma once

#include <qcat/base/time.h>
#include <qcat/domain/server_figures.h>

#include <pqxx/result>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qcat::pg_diagnostics
{

// One row of a reply, read with distrust: a number that does not fit is the nearest that does, one that is none is zero
// or empty, text is made valid and bounded. A column that our own query does not have is a bug and throws.
class Cells
{
public:
    explicit Cells(const pqxx::row &row) : m_row(row) {}

    bool isNull(const char *column) const { return m_row[column].is_null(); }
    bool flag(const char *column) const;
    std::int64_t integer(const char *column) const;
    int smallInteger(const char *column) const;
    std::optional<std::int64_t> optionalInteger(const char *column) const;
    std::optional<double> optionalReal(const char *column) const;
    // Of a number of seconds, or of milliseconds; negative ones (the clock of the server went back) are zero.
    std::optional<base::Duration> seconds(const char *column) const;
    base::Duration milliseconds(const char *column) const;
    // Of microseconds since 1970; invalid where it is null.
    base::WallTime time(const char *column) const;
    std::string text(const char *column) const;
    // Of bytes in hex; without literals.
    std::string statement(const char *column) const;

private:
    std::string_view raw(const char *column) const;

    const pqxx::row m_row;
};

inline constexpr std::size_t kMostRows = 200; // of a list, whatever the server sends

// A reply as a bounded list; its column "total" says how many there were.
template <typename Make>
auto listOf(const pqxx::result &reply, Make make) -> domain::Bounded<decltype(make(Cells(reply[0])))>
{
    domain::Bounded<decltype(make(Cells(reply[0])))> list;
    for (const auto &row : reply) {
        if (list.rows.size() == kMostRows)
            break;
        list.total = Cells(row).integer("total");
        list.rows.push_back(make(Cells(row)));
    }
    return list;
}

} // namespace qcat::pg_diagnostics
