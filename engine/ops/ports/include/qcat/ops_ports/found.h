#pragma once

#include <qcat/ops_ports/check.h>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

// How checks say what they found.
namespace qcat::ops
{

inline domain::Finding found(std::string_view code, domain::Health health, std::string text,
                               std::vector<base::Error::Arg> args)
{
    return {std::string(code), std::move(text), std::move(args), health};
}

// "1.5 GiB"
inline std::string bytesText(double bytes)
{
    static constexpr const char *kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    for (; bytes >= 1024 && unit < 4; ++unit)
        bytes /= 1024;
    return fmt::format("{:.{}f} {}", bytes, unit == 0 ? 0 : 1, kUnits[unit]);
}

inline std::string percentText(double share)
{
    return fmt::format("{:.1f} %", share * 100);
}

} // namespace qcat::ops
