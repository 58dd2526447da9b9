#include "runbook_inputs.h"

#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/config_text.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using domain::RunbookInputs;
using domain::RunbookParameter;

constexpr std::size_t kMostShown = 40; // of a value in a message

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

base::Error wrong(std::string_view code, const RunbookParameter &parameter, const std::string &value,
                  std::string message)
{
    return refusal(code, std::move(message),
                   {{"input", parameter.name},
                    {"value", value.substr(0, kMostShown)},
                    {"min", std::to_string(parameter.min)},
                    {"max", std::to_string(parameter.max)}});
}

base::Status checkInteger(const RunbookParameter &parameter, const std::string &value)
{
    const auto number = domain::parseInteger(value);
    if (number && *number >= parameter.min && *number <= parameter.max)
        return {};
    return wrong(code::kInputNumber, parameter, value,
                 fmt::format("{} must be a whole number from {} to {}, not \"{}\"", parameter.name, parameter.min,
                             parameter.max, value.substr(0, kMostShown)));
}

base::Status checkText(const RunbookParameter &parameter, const std::string &value)
{
    if (std::any_of(value.begin(), value.end(), isControl))
        return wrong(code::kInputCharacters, parameter, {},
                     fmt::format("{} holds characters that cannot be shown", parameter.name));
    const auto length = std::int64_t(value.size());
    if (length >= parameter.min && length <= parameter.max)
        return {};
    return wrong(code::kInputLength, parameter, value,
                 fmt::format("{} must be {} to {} bytes long, not {}", parameter.name, parameter.min, parameter.max,
                             length));
}

base::Status check(const domain::Runbook &runbook, const RunbookInputs &inputs)
{
    for (const auto &parameter : runbook.parameters) {
        const auto input = inputs.find(parameter.name);
        if (input == inputs.end())
            return refusal(code::kInputMissing,
                           fmt::format("runbook \"{}\" needs the input {}", runbook.id, parameter.name),
                           {{"runbook", runbook.id}, {"input", parameter.name}});
        const auto good = parameter.kind == domain::InputKind::Integer ? checkInteger(parameter, input->second)
                                                                       : checkText(parameter, input->second);
        if (!good)
            return good;
    }
    for (const auto &[name, value] : inputs)
        if (std::ranges::find(runbook.parameters, name, &RunbookParameter::name) == runbook.parameters.end())
            return refusal(code::kInputUnknown,
                           fmt::format("runbook \"{}\" has no input \"{}\"", runbook.id, name.substr(0, kMostShown)),
                           {{"runbook", runbook.id}, {"input", name.substr(0, kMostShown)}});
    return {};
}

// What is put in is not looked through again: a value may hold braces.
void fill(std::string &text, const RunbookInputs &inputs)
{
    std::string out;
    for (std::size_t p = 0; p < text.size(); ++p) {
        const auto end = text[p] == '{' ? text.find('}', p) : std::string::npos;
        const auto input = end == std::string::npos ? inputs.end() : inputs.find(text.substr(p + 1, end - p - 1));
        if (input == inputs.end()) {
            out += text[p];
            continue;
        }
        out += input->second;
        p = end;
    }
    text = std::move(out);
}

} // namespace

base::Result<domain::Runbook> withInputs(domain::Runbook runbook, const RunbookInputs &inputs)
{
    if (auto good = check(runbook, inputs); !good)
        return good.error();
    for (auto &step : runbook.steps) {
        for (auto &[key, value] : step.inputs)
            if (const auto input = inputs.find(value.starts_with('$') ? value.substr(1) : std::string());
                input != inputs.end())
                value = input->second;
        for (auto *text : {&step.title, &step.looksFor, &step.effect, &step.undo}) {
            fill(text->en, inputs);
            fill(text->zh, inputs);
        }
        fill(step.confirmPhrase, inputs);
    }
    return runbook;
}

} // namespace qcat::ops
