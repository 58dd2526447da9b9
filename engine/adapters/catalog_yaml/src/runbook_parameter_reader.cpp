#include "readers.h"

#include <qcat/domain/names.h>
#include <qcat/domain/runbook_inputs.h>
#include <qcat/ops_ports/duration_text.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>

// What an operator hands to a runbook.
namespace qcat::catalog_yaml
{

namespace
{

using domain::InputKind;
using domain::RunbookParameter;

bool isName(const std::string &text)
{
    const auto isByte = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, isByte);
}

void wrong(const Fields &fields, const char *key, const RunbookParameter &parameter, std::string_view what, Mistakes &mistakes)
{
    mistakes.add(fields.mark(key), fmt::format("parameter \"{}\": {}", parameter.name, what));
}

std::int64_t milliseconds(base::Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

void readValues(Fields &fields, RunbookParameter &parameter, Mistakes &mistakes)
{
    for (const auto &value : fields.list("allowedValues"))
        parameter.values.push_back(value.IsScalar() ? value.Scalar() : std::string());
    std::set<std::string> seen;
    for (const auto &value : parameter.values)
        if (value.empty() || value.starts_with('-') || !seen.insert(value).second)
            wrong(fields, "allowedValues", parameter, fmt::format("\"{}\" is empty, begins with a '-' or stands twice", value), mistakes);
}

void readText(Fields &fields, RunbookParameter &parameter, Mistakes &mistakes)
{
    parameter.min = fields.integer("min", 0);
    parameter.max = fields.integer("max", parameter.min);
    parameter.pattern = fields.optionalText("pattern");
    if (!parameter.pattern.empty())
        if (auto good = domain::checkPattern(parameter.pattern); !good)
            wrong(fields, "pattern", parameter, fmt::format("\"pattern\" {}", good.error().message), mistakes);
    if (parameter.max > domain::kLongestInput)
        wrong(fields, "max", parameter, fmt::format("\"max\" is above {} bytes", domain::kLongestInput), mistakes);
}

void readKind(Fields &fields, RunbookParameter &parameter, Mistakes &mistakes)
{
    switch (parameter.kind) {
    case InputKind::Enum:
        return readValues(fields, parameter, mistakes);
    case InputKind::Text:
        return readText(fields, parameter, mistakes);
    case InputKind::Duration:
        parameter.min = milliseconds(fields.duration("min"));
        parameter.max = milliseconds(fields.duration("max"));
        return;
    case InputKind::Integer:
        parameter.min = fields.integer("min", 0);
        parameter.max = fields.integer("max", parameter.min);
        return;
    }
}

} // namespace

RunbookParameter readParameter(const YAML::Node &node, const Variables &variables, Mistakes &mistakes)
{
    Fields fields(node, "parameter", variables, mistakes);
    RunbookParameter parameter;
    parameter.name = fields.text("name");
    parameter.title = fields.words("title");
    parameter.kind = *domain::fromName<InputKind>(fields.oneOf("type", {"text", "integer", "duration", "enum"}));
    const auto before = mistakes.count();
    readKind(fields, parameter, mistakes);
    if (fields.has("default"))
        parameter.standard = fields.text("default");
    fields.finish();
    if (!parameter.name.empty() && !isName(parameter.name))
        wrong(fields, "name", parameter, "a name is lower-case letters, digits and _, a letter first", mistakes);
    if (variables.contains(parameter.name))
        wrong(fields, "name", parameter, "has the name of a placeholder", mistakes);
    if (parameter.min > parameter.max)
        wrong(fields, "min", parameter, "\"min\" is above \"max\"", mistakes);
    else if (parameter.min < 0) // "-5" may be taken for an option by a program
        wrong(fields, "min", parameter, "\"min\" is below 0", mistakes);
    if (parameter.standard && mistakes.count() == before)
        if (auto good = domain::checkInput(parameter, *parameter.standard); !good)
            wrong(fields, "default", parameter, fmt::format("\"default\" is not taken: {}", good.error().message), mistakes);
    return parameter;
}

} // namespace qcat::catalog_yaml
