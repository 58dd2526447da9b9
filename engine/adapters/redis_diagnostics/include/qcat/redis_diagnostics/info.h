#pragma once

#include <qcat/base/time.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace qcat::redis_diagnostics
{

// The fields of one answer to INFO. A value that is missing, is no number or does not fit is empty, never zero.
class Info
{
public:
    // Any bytes; lines that are none of "name:value" and what is beyond the bounds are passed over.
    static Info parse(std::string_view text);

    std::string_view text(std::string_view name) const; // empty where it is not there
    std::optional<std::int64_t> integer(std::string_view name) const;
    std::optional<double> real(std::string_view name) const;
    std::int64_t integerOr(std::string_view name, std::int64_t fallback = 0) const
    {
        return integer(name).value_or(fallback);
    }
    // Whole numbers of this unit as a duration; zero where there is none or it does not fit.
    base::Duration duration(std::string_view name, base::Duration unit) const;
    // Calls visit(rest of the name, value) for each field whose name starts so, in order of the names.
    template <typename Visit>
    void each(std::string_view prefix, Visit visit) const
    {
        for (auto i = m_fields.lower_bound(prefix); i != m_fields.end() && i->first.starts_with(prefix); ++i)
            visit(std::string_view(i->first).substr(prefix.size()), std::string_view(i->second));
    }
    bool isEmpty() const { return m_fields.empty(); }

private:
    std::map<std::string, std::string, std::less<>> m_fields;
};

// "calls=1,usec=2" as fields of their own; also "id=3 addr=127.0.0.1:1" with a blank between.
Info parsePairs(std::string_view text, char separator = ',');
std::optional<std::int64_t> integerOf(std::string_view text);
// count × unit, kept within what a Duration can hold; negative counts are zero.
base::Duration scaled(std::int64_t count, base::Duration unit);

} // namespace qcat::redis_diagnostics
