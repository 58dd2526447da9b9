#pragma once

#include <qcat/base/decimal.h>

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace qcat::trading
{

// A number that a strategy can be tuned with. Durations carry their unit in the name.
struct ParameterSpec {
    const char *name;
    const char *byDefault;
    const char *least;
    const char *most;
    const char *step; // values are multiples of it: "1" for whole numbers
};

// The values of one strategy instance, complete and within their bounds.
class Parameters
{
public:
    // Every mistake at once, in one sentence each: unknown name (with the nearest known one), not a number, out of
    // bounds.
    static base::Result<Parameters> parse(std::span<const ParameterSpec> specs,
                                          const std::map<std::string, std::string> &given);

    base::Decimal operator[](std::string_view name) const;
    std::int64_t whole(std::string_view name) const { return (*this)[name].raw() / base::Decimal::kOne; }
    // "name=value name=value", by name: canonical.
    std::string toString() const;

private:
    std::map<std::string, base::Decimal, std::less<>> m_values;
};

} // namespace qcat::trading
