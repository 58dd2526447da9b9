#include <qcat/redis_diagnostics/info.h>

#include <qcat/base/text.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace qcat::redis_diagnostics
{

namespace
{

constexpr std::size_t kMostFields = 20'000;
constexpr std::size_t kLongestValue = 4'000;

} // namespace

Info Info::parse(std::string_view text)
{
    Info info;
    while (!text.empty() && info.m_fields.size() < kMostFields) {
        const std::size_t end = text.find('\n');
        const std::string_view line = base::trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::size_t colon = line.find(':');
        if (line.starts_with('#') || colon == 0 || colon == std::string_view::npos || line.size() > kLongestValue)
            continue;
        info.m_fields.emplace(line.substr(0, colon), line.substr(colon + 1));
    }
    return info;
}

Info parsePairs(std::string_view text, char separator)
{
    std::string lines;
    for (const auto pair : base::split(text, separator))
        if (const std::size_t equals = pair.find('='); equals != std::string_view::npos)
            lines.append(pair.substr(0, equals)).append(1, ':').append(pair.substr(equals + 1)).append(1, '\n');
    return Info::parse(lines);
}

std::string_view Info::text(std::string_view name) const
{
    const auto found = m_fields.find(name);
    return found == m_fields.end() ? std::string_view() : std::string_view(found->second);
}

std::optional<std::int64_t> integerOf(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> Info::integer(std::string_view name) const
{
    return integerOf(text(name));
}

std::optional<double> Info::real(std::string_view name) const
{
    const auto value = text(name);
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool good = error == std::errc() && end == value.data() + value.size() && std::isfinite(number);
    return good ? std::optional(number) : std::nullopt;
}

base::Duration scaled(std::int64_t count, base::Duration unit)
{
    if (count <= 0)
        return {};
    const auto most = base::Duration::max().count() / unit.count();
    return base::Duration(std::min(count, most) * unit.count());
}

base::Duration Info::duration(std::string_view name, base::Duration unit) const
{
    return scaled(integerOr(name), unit);
}

} // namespace qcat::redis_diagnostics
