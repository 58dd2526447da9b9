#include "runbook_inputs.h"

#include "findings.h"

#include <qcat/desk/codes.h>
#include <qcat/domain/runbook_inputs.h>

#include <algorithm>
#include <fmt/format.h>

namespace qcat::ops
{

namespace
{

using domain::RunbookInputs;
using domain::RunbookParameter;

constexpr std::size_t kMostShown = 40; // of a name in a message

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

base::Result<RunbookInputs> completeInputs(const domain::Runbook &runbook, RunbookInputs inputs)
{
    for (const auto &[name, value] : inputs)
        if (std::ranges::find(runbook.parameters, name, &RunbookParameter::name) == runbook.parameters.end())
            return refusal(code::kInputUnknown,
                           fmt::format("runbook \"{}\" has no input \"{}\"", runbook.id, name.substr(0, kMostShown)),
                           {{"runbook", runbook.id}, {"input", name.substr(0, kMostShown)}});
    for (const auto &parameter : runbook.parameters) {
        if (parameter.standard)
            inputs.try_emplace(parameter.name, *parameter.standard);
        const auto input = inputs.find(parameter.name);
        if (input == inputs.end())
            return refusal(code::kInputMissing, fmt::format("runbook \"{}\" needs the input {}", runbook.id, parameter.name),
                           {{"runbook", runbook.id}, {"input", parameter.name}});
        if (auto good = domain::checkInput(parameter, input->second); !good)
            return good.error();
    }
    return inputs;
}

domain::Runbook withInputs(domain::Runbook runbook, const RunbookInputs &inputs)
{
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
    fill(runbook.lockKey, inputs);
    return runbook;
}

} // namespace qcat::ops
