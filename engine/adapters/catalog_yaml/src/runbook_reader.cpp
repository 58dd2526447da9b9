#include "readers.h"

#include <qcat/base/text.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/action_kinds.h>

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace qcat::catalog_yaml
{

namespace
{

using domain::Confirm;
using domain::StepMode;

std::string unknownAction(const std::string &name)
{
    std::vector<std::string> allowed;
    for (const auto &kind : ops::kActionKinds)
        allowed.emplace_back(kind.name);
    if (const auto near = base::nearestWord(name, allowed))
        return fmt::format("unknown action \"{}\"; did you mean \"{}\"?", name, *near);
    return fmt::format("unknown action \"{}\"; allowed: {}", name, fmt::join(allowed, ", "));
}

std::string inputMistake(const ops::ActionKind &kind, const std::map<std::string, std::string> &inputs)
{
    for (const auto &needed : kind.inputs)
        if (!needed.empty() && !inputs.contains(std::string(needed)))
            return fmt::format("action \"{}\" needs the input \"{}\"", kind.name, needed);
    for (const auto &[given, value] : inputs)
        if (std::find(kind.inputs.begin(), kind.inputs.end(), given) == kind.inputs.end())
            return fmt::format("action \"{}\" has no input \"{}\"", kind.name, given);
    return {};
}

// A step that changes something must say to whom, what it does, how it is undone, and must be confirmed.
void checkMutation(const domain::RunbookStep &step, const Fields &fields, Mistakes &mistakes)
{
    if (step.confirm == Confirm::None)
        mistakes.add(fields.mark("confirm"),
                     fmt::format("step \"{}\" changes something; \"confirm\" must be click or typed", step.name));
    if (step.confirm == Confirm::Typed && step.confirmPhrase.empty())
        mistakes.add(fields.mark("confirm"),
                     fmt::format("step \"{}\" is confirmed by typing; \"confirm_phrase\" is missing", step.name));
    if (step.effect.en.empty() || step.undo.en.empty())
        mistakes.add(fields.mark("name"),
                     fmt::format("step \"{}\" changes something; \"effect\" and \"undo\" must be said", step.name));
}

domain::RunbookParameter readParameter(const YAML::Node &node, const Variables &variables, Mistakes &mistakes)
{
    Fields fields(node, "parameter", variables, mistakes);
    domain::RunbookParameter parameter;
    parameter.name = fields.text("name");
    parameter.title = fields.words("title");
    parameter.kind = *domain::fromName<domain::InputKind>(fields.oneOf("type", {"text", "integer"}));
    parameter.min = fields.integer("min", 0);
    parameter.max = fields.integer("max", parameter.min);
    if (parameter.min > parameter.max)
        mistakes.add(fields.mark("min"), fmt::format("parameter \"{}\": \"min\" is above \"max\"", parameter.name));
    if (variables.contains(parameter.name))
        mistakes.add(fields.mark("name"), fmt::format("parameter \"{}\" has the name of a placeholder", parameter.name));
    fields.finish();
    return parameter;
}

// What a parameter is for a text that is read before anybody chose: itself, to be filled in at the start of the run.
Variables withParameters(Variables variables, const domain::Runbook &runbook)
{
    for (const auto &parameter : runbook.parameters)
        variables[parameter.name] = fmt::format("{{{}}}", parameter.name);
    return variables;
}

// "$pid" stands for the whole value of a parameter; nothing is pieced together.
void checkReferences(const domain::Runbook &runbook, const YAML::Node &document, Mistakes &mistakes)
{
    for (std::size_t i = 0; i < runbook.steps.size(); ++i)
        for (const auto &[key, value] : runbook.steps[i].inputs)
            if (value.starts_with('$') &&
                std::ranges::find(runbook.parameters, value.substr(1), &domain::RunbookParameter::name) ==
                    runbook.parameters.end())
                mistakes.add(document["steps"][i].Mark(), fmt::format("step \"{}\": \"{}\" is no parameter of this runbook",
                                                                      runbook.steps[i].name, value));
}

domain::RunbookStep readStep(const YAML::Node &node, const Variables &variables, Mistakes &mistakes)
{
    const auto named = node.IsMap() && node["name"] && node["name"].IsScalar()
                           ? fmt::format("step \"{}\"", node["name"].Scalar())
                           : "step";
    Fields fields(node, named, variables, mistakes);
    domain::RunbookStep step;
    step.name = fields.text("name");
    step.title = fields.words("title");
    step.looksFor = fields.words("looks_for");
    step.action = fields.text("action");
    step.mode = *domain::fromName<StepMode>(fields.oneOf("mode", {"read", "mutate"}, "read"));
    step.risk = *domain::fromName<domain::Risk>(fields.oneOf("risk", {"low", "medium", "high"}, "low"));
    step.confirm = *domain::fromName<Confirm>(fields.oneOf("confirm", {"none", "click", "typed"}, "none"));
    step.confirmPhrase = fields.phrase("confirm_phrase");
    step.effect = fields.optionalWords("effect");
    step.undo = fields.optionalWords("undo");
    step.timeout = fields.duration("timeout");
    step.expectedDuration = fields.optionalDuration("expected");
    step.onFailure = fields.oneOf("on_failure", {"continue", "stop"}, "continue") == "continue" ? domain::OnFailure::Continue : domain::OnFailure::Abort;
    step.inputs = fields.textsByKey("inputs");
    fields.finish();

    const auto *kind = ops::actionKind(step.action);
    if (!kind && !step.action.empty())
        mistakes.add(fields.mark("action"), fmt::format("{}: {}", named, unknownAction(step.action)));
    if (kind && kind->mode != step.mode)
        mistakes.add(fields.mark("action"),
                     fmt::format("{}: action \"{}\" is of mode {}, the step says {}", named, step.action,
                                 domain::name(kind->mode), domain::name(step.mode)));
    if (const auto wrong = kind ? inputMistake(*kind, step.inputs) : std::string(); !wrong.empty())
        mistakes.add(fields.mark("action"), fmt::format("{}: {}", named, wrong));
    if (step.mode == StepMode::Mutate)
        checkMutation(step, fields, mistakes);
    return step;
}

std::vector<std::string_view> proofs()
{
    std::vector<std::string_view> names;
    for (const auto &kind : ops::kActionKinds)
        if (kind.isProof)
            names.push_back(kind.name);
    return names;
}

void checkOrder(const domain::Runbook &runbook, const YAML::Node &document, Mistakes &mistakes)
{
    const auto isMutation = [](const auto &step) { return step.mode == StepMode::Mutate; };
    const auto last = std::find_if(runbook.steps.rbegin(), runbook.steps.rend(), isMutation);
    const bool proven =
        std::any_of(runbook.steps.rbegin(), last, [](const auto &step) { return ops::isProof(step.action); });
    if (last != runbook.steps.rend() && !proven)
        mistakes.add(document["steps"].Mark(),
                     fmt::format("no step with action {} proves what step \"{}\" did", fmt::join(proofs(), " or "), last->name));
    for (std::size_t i = 0; i < runbook.steps.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (runbook.steps[i].name == runbook.steps[k].name)
                mistakes.add(document["steps"][i].Mark(),
                             fmt::format("step \"{}\" stands twice", runbook.steps[i].name));
}

} // namespace

domain::Runbook readRunbook(const YAML::Node &document, const Variables &variables, Mistakes &mistakes)
{
    Fields fields(document, "runbook", variables, mistakes);
    domain::Runbook runbook;
    runbook.id = fields.text("runbook");
    runbook.version = fields.number("version", 1, 1'000'000);
    runbook.title = fields.words("title");
    runbook.fault.value = fields.optionalText("fault");
    runbook.component.value = fields.text("component");
    for (const auto &parameter : fields.optionalList("parameters"))
        runbook.parameters.push_back(readParameter(parameter, variables, mistakes));
    const auto known = withParameters(variables, runbook);
    for (const auto &step : fields.list("steps"))
        runbook.steps.push_back(readStep(step, known, mistakes));
    fields.finish();
    checkReferences(runbook, document, mistakes);
    checkOrder(runbook, document, mistakes);
    return runbook;
}

} // namespace qcat::catalog_yaml
