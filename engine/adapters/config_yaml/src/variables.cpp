#include "variables.h"

#include <fmt/format.h>

#include <algorithm>

namespace qcat::config_yaml
{

namespace
{

bool isVariableName(std::string_view name)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    return !name.empty() && isLetter(name.front()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return isLetter(c) || isDigit(c); });
}

// `inner` is what stands between "${" and "}".
std::optional<std::string> valueOf(std::string_view inner, const Place &place, const EnvironmentMap &environment,
                                   Mistakes &mistakes)
{
    const auto mark = inner.find(":-");
    const auto name = std::string(inner.substr(0, mark));
    if (!isVariableName(name)) {
        mistakes.add(place, fmt::format("{} is not the name of a variable; write ${{NAME}} or ${{NAME:-default}}",
                                        quoted(name)));
        return std::nullopt;
    }
    const auto found = environment.find(name);
    if (found != environment.end() && (!found->second.empty() || mark == std::string_view::npos))
        return found->second;
    if (mark != std::string_view::npos)
        return std::string(inner.substr(mark + 2));
    mistakes.add(place,
                 fmt::format("the environment variable {} is not set; set it, or write ${{{}:-default}}", name, name));
    return std::nullopt;
}

} // namespace

std::optional<std::string> expandVariables(std::string_view text, const Place &place, const EnvironmentMap &environment,
                                           Mistakes &mistakes)
{
    std::string out;
    bool good = true;
    while (true) {
        const auto start = text.find("${");
        out += text.substr(0, start);
        if (start == std::string_view::npos)
            return good ? std::optional(out) : std::nullopt;
        if (start > 0 && text[start - 1] == '$') { // "$${": the second sign and the brace stay as they are
            out += "{";
            text.remove_prefix(start + 2);
            continue;
        }
        const auto end = text.find('}', start);
        if (end == std::string_view::npos) {
            mistakes.add(place,
                         "'${' without '}'; write ${NAME} or ${NAME:-default}, or $${ for the two signs themselves");
            return std::nullopt;
        }
        const auto value = valueOf(text.substr(start + 2, end - start - 2), place, environment, mistakes);
        good = good && value.has_value();
        out += value.value_or("");
        text.remove_prefix(end + 1);
    }
}

} // namespace qcat::config_yaml
