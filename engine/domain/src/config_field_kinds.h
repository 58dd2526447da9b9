#pragma once

#include <qcat/domain/config_fields.h>
#include <qcat/domain/config_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The kinds of keys the tables are made of. Each names the member, the limits and what they are called.
namespace qcat::domain::fields
{

using Words = std::span<const std::string>;

// `parse`: text -> optional<T>, empty when not allowed. `print`: T -> text.
template <typename S, typename T, typename Parse, typename Print>
ConfigField<S> word(std::string key, T S::*member, std::string about, std::string allowed, Parse parse, Print print)
{
    ConfigField<S> field;
    field.key = std::move(key);
    field.about = std::move(about);
    field.allowed = std::move(allowed);
    field.set = [member, parse](S &section, Words words) {
        const std::optional<T> value = words.size() == 1 ? parse(words.front()) : std::nullopt;
        if (value)
            section.*member = *value;
        return value.has_value();
    };
    field.get = [member, print](const S &section) { return std::vector<std::string>{print(section.*member)}; };
    return field;
}

enum class Empty { Allowed, Refused };

template <typename S>
ConfigField<S> text(std::string key, std::string S::*member, std::string about, Empty empty = Empty::Allowed)
{
    constexpr std::size_t kLongest = 4096;
    auto parse = [empty](const std::string &value) -> std::optional<std::string> {
        if (value.size() > kLongest || (value.empty() && empty == Empty::Refused))
            return std::nullopt;
        return value;
    };
    return word(std::move(key), member, std::move(about),
                empty == Empty::Refused ? "a text that is not empty" : "a text", parse,
                [](const std::string &value) { return value; });
}

template <typename S>
ConfigField<S> secretText(std::string key, std::string S::*member, std::string about)
{
    auto field = text(std::move(key), member, std::move(about));
    field.secret = true;
    return field;
}

template <typename S>
ConfigField<S> choice(std::string key, std::string S::*member, std::vector<std::string> words, std::string about)
{
    auto allowed = fmt::format("one of {}", fmt::join(words, ", "));
    auto parse = [words](const std::string &value) -> std::optional<std::string> {
        return std::find(words.begin(), words.end(), value) != words.end() ? std::optional(value) : std::nullopt;
    };
    return word(std::move(key), member, std::move(about), std::move(allowed), parse,
                [](const std::string &value) { return value; });
}

// The words of an enumeration in its order.
template <typename S, typename Enum>
ConfigField<S> enumeration(std::string key, Enum S::*member, std::vector<std::string> words, std::string about)
{
    auto allowed = fmt::format("one of {}", fmt::join(words, ", "));
    auto parse = [words](const std::string &value) -> std::optional<Enum> {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words[i] == value)
                return Enum(i);
        return std::nullopt;
    };
    return word(std::move(key), member, std::move(about), std::move(allowed), parse,
                [words](Enum value) { return words.at(std::size_t(value)); });
}

template <typename S>
ConfigField<S> flag(std::string key, bool S::*member, std::string about)
{
    auto parse = [](const std::string &value) -> std::optional<bool> {
        if (value != "true" && value != "false")
            return std::nullopt;
        return value == "true";
    };
    return word(std::move(key), member, std::move(about), "true or false", parse,
                [](bool value) { return std::string(value ? "true" : "false"); });
}

template <typename S, typename Int>
ConfigField<S> integer(std::string key, Int S::*member, std::int64_t least, std::int64_t most, std::string about)
{
    auto parse = [least, most](const std::string &value) -> std::optional<Int> {
        const auto number = parseInteger(value);
        if (!number || *number < least || *number > most)
            return std::nullopt;
        return Int(*number);
    };
    return word(std::move(key), member, std::move(about), fmt::format("a whole number from {} to {}", least, most),
                parse, [](Int value) { return std::to_string(value); });
}

template <typename S>
ConfigField<S> fraction(std::string key, double S::*member, double least, double most, std::string about)
{
    auto parse = [least, most](const std::string &value) -> std::optional<double> {
        const auto number = parseFraction(value);
        return number && *number >= least && *number <= most ? number : std::nullopt;
    };
    return word(std::move(key), member, std::move(about), fmt::format("a number from {} to {}", least, most), parse,
                [](double value) { return fmt::format("{}", value); });
}

template <typename S>
ConfigField<S> decimal(std::string key, base::Decimal S::*member, base::Decimal least, base::Decimal most,
                       std::string about)
{
    auto parse = [least, most](const std::string &value) -> std::optional<base::Decimal> {
        const auto number = base::Decimal::parse(value);
        if (!number || *number < least || *number > most)
            return std::nullopt;
        return *number;
    };
    return word(std::move(key), member, std::move(about),
                fmt::format("a decimal number from {} to {}", least.toString(), most.toString()), parse,
                [](base::Decimal value) { return value.toString(); });
}

template <typename S>
ConfigField<S> duration(std::string key, base::Duration S::*member, base::Duration least, base::Duration most,
                        std::string about)
{
    auto parse = [least, most](const std::string &value) -> std::optional<base::Duration> {
        const auto amount = parseDuration(value);
        return amount && *amount >= least && *amount <= most ? amount : std::nullopt;
    };
    return word(std::move(key), member, std::move(about),
                fmt::format("a duration from {} to {}, written like 500ms, 10s, 1h30m", durationText(least),
                            durationText(most)),
                parse, durationText);
}

template <typename S>
ConfigField<S> size(std::string key, std::int64_t S::*member, std::int64_t least, std::int64_t most, std::string about)
{
    auto parse = [least, most](const std::string &value) -> std::optional<std::int64_t> {
        const auto amount = parseSize(value);
        return amount && *amount >= least && *amount <= most ? amount : std::nullopt;
    };
    return word(std::move(key), member, std::move(about),
                fmt::format("a size from {} to {}, written like 64MiB, 2GiB", sizeText(least), sizeText(most)), parse,
                sizeText);
}

template <typename S>
ConfigField<S> list(std::string key, std::vector<std::string> S::*member, std::size_t least, std::size_t most,
                    std::string about)
{
    ConfigField<S> field;
    field.key = std::move(key);
    field.about = std::move(about);
    field.allowed = fmt::format("a list of {} to {} texts, written like [a, b]", least, most);
    field.shape = FieldShape::List;
    field.set = [member, least, most](S &section, Words words) {
        const bool good = words.size() >= least && words.size() <= most;
        if (good)
            (section.*member).assign(words.begin(), words.end());
        return good;
    };
    field.get = [member](const S &section) { return section.*member; };
    return field;
}

} // namespace qcat::domain::fields
