#include <qcat/domain/runbook_inputs.h>

#include <qcat/domain/config_text.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <regex>

namespace qcat::domain
{

namespace
{

constexpr std::size_t kMostShown = 40; // of a value in a message
constexpr std::size_t kLongestPattern = 100;

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

base::Error wrong(const char *code, const RunbookParameter &parameter, const std::string &value, std::string message)
{
    return base::Error{code, std::move(message), {}}.with("input", parameter.name).with("value", value.substr(0, kMostShown));
}

base::Error outOfBounds(const char *code, const RunbookParameter &parameter, const std::string &value, const std::string &min,
                        const std::string &max, std::string message)
{
    return wrong(code, parameter, value, std::move(message)).with("min", min).with("max", max);
}

base::Status checkInteger(const RunbookParameter &parameter, const std::string &value)
{
    const auto number = parseInteger(value);
    if (number && *number >= parameter.min && *number <= parameter.max)
        return {};
    return outOfBounds("runbook.input_number", parameter, value, std::to_string(parameter.min), std::to_string(parameter.max),
                       fmt::format("{} must be a whole number from {} to {}, not \"{}\"", parameter.name, parameter.min, parameter.max,
                                   value.substr(0, kMostShown)));
}

base::Status checkDuration(const RunbookParameter &parameter, const std::string &value)
{
    const auto duration = parseDuration(value);
    const base::Duration min = std::chrono::milliseconds(parameter.min);
    const base::Duration max = std::chrono::milliseconds(parameter.max);
    if (duration && *duration >= min && *duration <= max)
        return {};
    return outOfBounds("runbook.input_duration", parameter, value, durationText(min), durationText(max),
                       fmt::format("{} must be a duration from {} to {}, not \"{}\"", parameter.name, durationText(min), durationText(max),
                                   value.substr(0, kMostShown)));
}

base::Status checkText(const RunbookParameter &parameter, const std::string &value)
{
    const auto length = std::int64_t(value.size());
    if (length < parameter.min || length > parameter.max)
        return outOfBounds("runbook.input_length", parameter, value, std::to_string(parameter.min), std::to_string(parameter.max),
                           fmt::format("{} must be {} to {} bytes long, not {}", parameter.name, parameter.min, parameter.max, length));
    if (parameter.pattern.empty() || std::regex_match(value, std::regex(parameter.pattern)))
        return {};
    return wrong("runbook.input_pattern", parameter, value,
                 fmt::format("{} must look like {}, not \"{}\"", parameter.name, parameter.pattern, value.substr(0, kMostShown)))
        .with("pattern", parameter.pattern);
}

base::Status checkEnum(const RunbookParameter &parameter, const std::string &value)
{
    if (std::ranges::find(parameter.values, value) != parameter.values.end())
        return {};
    const auto allowed = fmt::format("{}", fmt::join(parameter.values, ", "));
    return wrong("runbook.input_choice", parameter, value,
                 fmt::format("{} must be one of {}, not \"{}\"", parameter.name, allowed, value.substr(0, kMostShown)))
        .with("values", allowed);
}

} // namespace

base::Status checkPattern(std::string_view pattern)
{
    const auto wrongPattern = [&](const char *what) { return base::Error{"runbook.pattern", what, {}}; };
    if (pattern.size() < 2 || pattern.front() != '^' || pattern.back() != '$' || pattern.ends_with("\\$"))
        return wrongPattern("does not begin with ^ and end with $");
    if (pattern.size() > kLongestPattern)
        return wrongPattern("is longer than 100 bytes");
    if (pattern.find_first_of("()|") != std::string_view::npos)
        return wrongPattern("holds a group or a choice");
    try {
        (void)std::regex(std::string(pattern));
    } catch (const std::regex_error &) {
        return wrongPattern("is no regular expression");
    }
    return {};
}

base::Status checkInput(const RunbookParameter &parameter, const std::string &value)
{
    if (std::any_of(value.begin(), value.end(), isControl))
        return wrong("runbook.input_characters", parameter, {},
                     fmt::format("{} holds characters that cannot be shown", parameter.name));
    if (value.starts_with('-') && parameter.kind != InputKind::Integer)
        return wrong("runbook.input_dash", parameter, value, fmt::format("{} must not begin with a '-'", parameter.name));
    switch (parameter.kind) {
    case InputKind::Integer:
        return checkInteger(parameter, value);
    case InputKind::Duration:
        return checkDuration(parameter, value);
    case InputKind::Text:
        return checkText(parameter, value);
    case InputKind::Enum:
        return checkEnum(parameter, value);
    }
    return {};
}

} // namespace qcat::domain
