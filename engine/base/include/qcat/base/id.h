#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace qcat::base
{

// Ids that cannot be mixed up: a number or a text with the thing it names in its type. Zero and empty mean "none".
template <typename Tag>
struct NumberId
{
    std::uint64_t value = 0;

    bool isValid() const { return value != 0; }
    auto operator<=>(const NumberId &) const = default;
};

template <typename Tag>
struct TextId
{
    std::string value;

    bool isValid() const { return !value.empty(); }
    auto operator<=>(const TextId &) const = default;
};

} // namespace qcat::base

template <typename Tag>
struct std::hash<qcat::base::NumberId<Tag>>
{
    std::size_t operator()(const qcat::base::NumberId<Tag> &id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};

template <typename Tag>
struct std::hash<qcat::base::TextId<Tag>>
{
    std::size_t operator()(const qcat::base::TextId<Tag> &id) const noexcept { return std::hash<std::string>{}(id.value); }
};
