#include <qcat/domain/config_text.h>

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace qcat::domain
{

namespace
{

struct Unit {
    std::string_view word;
    std::int64_t factor;
};

// Largest first: durations are written and read in this order.
constexpr std::array<Unit, 7> kTimeUnits = {{{"d", 86'400'000'000'000},
                                             {"h", 3'600'000'000'000},
                                             {"m", 60'000'000'000},
                                             {"s", 1'000'000'000},
                                             {"ms", 1'000'000},
                                             {"us", 1'000},
                                             {"ns", 1}}};
constexpr std::array<Unit, 5> kSizeUnits = {
    {{"TiB", 1ll << 40}, {"GiB", 1ll << 30}, {"MiB", 1ll << 20}, {"KiB", 1ll << 10}, {"B", 1}}};

std::string_view takeWhile(std::string_view &text, bool digits)
{
    std::size_t n = 0;
    while (n < text.size() && (text[n] >= '0' && text[n] <= '9') == digits)
        ++n;
    const auto taken = text.substr(0, n);
    text.remove_prefix(n);
    return taken;
}

template <std::size_t N>
const Unit *unitNamed(const std::array<Unit, N> &units, std::string_view word)
{
    for (const auto &unit : units)
        if (unit.word == word)
            return &unit;
    return nullptr;
}

template <std::size_t N>
std::optional<std::pair<const Unit *, std::int64_t>> takeAmount(const std::array<Unit, N> &units,
                                                                std::string_view &text)
{
    const auto amount = parseInteger(takeWhile(text, true));
    const Unit *unit = unitNamed(units, takeWhile(text, false));
    std::int64_t value = 0;
    if (!amount || !unit || __builtin_mul_overflow(*amount, unit->factor, &value))
        return std::nullopt;
    return std::pair(unit, value);
}

} // namespace

std::optional<base::Duration> parseDuration(std::string_view text)
{
    std::int64_t sum = 0;
    const Unit *previous = nullptr;
    do {
        const auto part = takeAmount(kTimeUnits, text);
        const bool falls = part && (!previous || part->first > previous); // the table falls
        if (!falls || __builtin_add_overflow(sum, part->second, &sum))
            return std::nullopt;
        previous = part->first;
    } while (!text.empty());
    return base::Duration(sum);
}

std::string durationText(base::Duration duration)
{
    std::string text;
    auto rest = duration.count();
    for (const auto &unit : kTimeUnits) {
        if (rest >= unit.factor)
            text += fmt::format("{}{}", rest / unit.factor, unit.word);
        rest %= unit.factor;
    }
    return text.empty() ? "0s" : text;
}

std::optional<std::int64_t> parseSize(std::string_view text)
{
    const auto amount = takeAmount(kSizeUnits, text);
    return amount && text.empty() ? std::optional(amount->second) : std::nullopt;
}

std::string sizeText(std::int64_t bytes)
{
    for (const auto &unit : kSizeUnits)
        if (bytes >= unit.factor && bytes % unit.factor == 0)
            return fmt::format("{}{}", bytes / unit.factor, unit.word);
    return "0B";
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<double> parseFraction(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace qcat::domain
