#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qcat::base
{

// What went wrong, for a program (`code`), for the log (`message`, English) and for a translated sentence (`args` by name).
// Codes are dotted words, lower case, stable across versions: "order.above_position_limit", "journal.read_only".
struct Error
{
    struct Arg
    {
        std::string name;
        std::string value;
        bool operator==(const Arg &) const = default;
    };

    std::string code;
    std::string message;
    std::vector<Arg> args = {};

    Error with(std::string name, std::string value) &&
    {
        args.push_back({std::move(name), std::move(value)});
        return std::move(*this);
    }
    // Empty where there is no such argument.
    std::string_view arg(std::string_view name) const
    {
        for (const auto &a : args)
            if (a.name == name)
                return a.value;
        return {};
    }
    bool operator==(const Error &) const = default;
};

} // namespace qcat::base
