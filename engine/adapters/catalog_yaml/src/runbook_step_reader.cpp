#include "readers.h"

#include <qcat/base/text.h>
#include <qcat/domain/names.h>
#include <qcat/ops_ports/action_kinds.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

// One step of a runbook, as far as it can be judged by itself.
namespace qcat::catalog_yaml
{

namespace
{

using domain::Confirm;
using domain::RunbookStep;
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
    for (const auto &[given, value] : inputs) {
        if (std::find(kind.inputs.begin(), kind.inputs.end(), given) == kind.inputs.end())
            return fmt::format("action \"{}\" has no input \"{}\"", kind.name, given);
        if (value.starts_with('-'))
            return fmt::format("input \"{}\" must not begin with a '-'", given);
    }
    return {};
}

bool isName(const std::string &text)
{
    const auto isByte = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, isByte);
}

void readConfirm(const YAML::Node &node, const Variables &variables, RunbookStep &step, Mistakes &mistakes)
{
    if (!node)
        return;
    Fields fields(node, fmt::format("step \"{}\": \"confirm\"", step.name), variables, mistakes);
    step.confirm = *domain::fromName<Confirm>(fields.oneOf("type", {"none", "click", "typed"}));
    step.confirmPhrase = fields.phrase("phrase");
    if ((step.confirm == Confirm::Typed) == step.confirmPhrase.empty())
        mistakes.add(node.Mark(), fmt::format("step \"{}\": a \"phrase\" stands with type typed, and only there", step.name));
    fields.finish();
}

void readRetries(const YAML::Node &node, const Variables &variables, RunbookStep &step, Mistakes &mistakes)
{
    if (!node)
        return;
    Fields fields(node, fmt::format("step \"{}\": \"retries\"", step.name), variables, mistakes);
    step.retries = fields.number("count", 1, 10);
    step.retryDelay = fields.duration("delay");
    fields.finish();
}

void readPreconditions(const YAML::Node &list, const Variables &variables, RunbookStep &step, Mistakes &mistakes)
{
    for (const auto &node : list) {
        Fields fields(node, fmt::format("step \"{}\": \"preconditions\"", step.name), variables, mistakes);
        step.preconditions.push_back({fields.text("assert"), fields.words("says")});
        fields.finish();
    }
}

void readApproval(const YAML::Node &node, const Variables &variables, RunbookStep &step, Mistakes &mistakes)
{
    if (!node)
        return;
    Fields fields(node, fmt::format("step \"{}\": \"approval\"", step.name), variables, mistakes);
    step.approvalTtl = fields.duration("ttl");
    fields.finish();
}

void readChoices(const YAML::Node &list, const Variables &variables, RunbookStep &step, Mistakes &mistakes)
{
    for (const auto &node : list) {
        Fields fields(node, fmt::format("step \"{}\": \"choices\"", step.name), variables, mistakes);
        step.choices.push_back({fields.text("when"), fields.text("next")});
        fields.finish();
    }
}

// "continue", "abort", "step:NAME"
void readOnFailure(Fields &fields, RunbookStep &step, Mistakes &mistakes)
{
    const auto text = fields.optionalText("onFailure");
    constexpr std::string_view kStep = "step:";
    if (text == "abort")
        step.onFailure = domain::OnFailure::Abort;
    else if (text.starts_with(kStep)) {
        step.onFailure = domain::OnFailure::Step;
        step.onFailureStep = text.substr(kStep.size());
    } else if (!text.empty() && text != "continue")
        mistakes.add(fields.mark("onFailure"),
                     fmt::format("{}: \"onFailure\" is \"{}\"; allowed: continue, abort, step:NAME", fields.name(), text));
}

// The one that stands, "undo" or "irreversible", says so in words.
void readUndo(Fields &fields, RunbookStep &step)
{
    step.irreversible = fields.has("irreversible");
    const auto undo = fields.optionalWords("undo");
    const auto never = fields.optionalWords("irreversible");
    step.undo = step.irreversible ? never : undo;
}

// Keys that have a meaning in some steps only.
void checkPlace(const Fields &fields, const RunbookStep &step, Mistakes &mistakes)
{
    const auto refuse = [&](std::initializer_list<const char *> keys, const char *why) {
        for (const char *key : keys)
            if (fields.has(key))
                mistakes.add(fields.mark(key), fmt::format("{}: \"{}\" has no place in a step that {}", fields.name(), key, why));
    };
    if (step.action == domain::kBranchAction)
        refuse({"inputs", "outputs", "timeout", "expected", "retries", "onFailure", "next", "isEnd"}, "is a branch");
    else
        refuse({"choices", "default"}, "is no branch");
    if (step.action == domain::kEscalateAction)
        refuse({"outputs", "timeout", "expected", "retries", "onFailure", "next", "isEnd"}, "calls a person and ends the run");
    if (step.mode == StepMode::Mutate)
        refuse({"retries"}, "changes something");
    else
        refuse({"confirm", "effect", "undo", "irreversible", "preconditions", "approval"}, "changes nothing");
    if (step.isEnd && !step.next.empty())
        mistakes.add(fields.mark("isEnd"), fmt::format("{}: \"next\" and \"isEnd\" cannot both be said", fields.name()));
}

// A step that changes something must say to whom, what it does, how it is undone, and must be confirmed.
void checkMutation(const Fields &fields, const RunbookStep &step, Mistakes &mistakes)
{
    if (step.confirm == Confirm::None)
        mistakes.add(fields.mark("confirm"),
                     fmt::format("step \"{}\" changes something; \"confirm\" must be click or typed", step.name));
    if (step.effect.en.empty())
        mistakes.add(fields.mark("name"), fmt::format("step \"{}\" changes something; \"effect\" must be said", step.name));
    if (fields.has("undo") == fields.has("irreversible"))
        mistakes.add(fields.mark("name"), fmt::format("step \"{}\" changes something; one of \"undo\" and \"irreversible\" must be said", step.name));
    const auto *kind = ops::actionKind(step.action);
    if (kind && kind->reducesRisk && step.approvalTtl)
        mistakes.add(fields.mark("approval"), fmt::format("step \"{}\" takes risk away: it waits for nobody's \"approval\"", step.name));
}

void checkAction(const Fields &fields, const RunbookStep &step, Mistakes &mistakes)
{
    const auto *kind = ops::actionKind(step.action);
    if (!kind && !step.action.empty())
        mistakes.add(fields.mark("action"), fmt::format("{}: {}", fields.name(), unknownAction(step.action)));
    if (kind && kind->mode != step.mode)
        mistakes.add(fields.mark("action"),
                     fmt::format("{}: action \"{}\" is of mode {}, the step says {}", fields.name(), step.action,
                                 domain::name(kind->mode), domain::name(step.mode)));
    if (const auto wrong = kind ? inputMistake(*kind, step.inputs) : std::string(); !wrong.empty())
        mistakes.add(fields.mark("action"), fmt::format("{}: {}", fields.name(), wrong));
}

} // namespace

RunbookStep readStep(const YAML::Node &node, const Variables &variables, Mistakes &mistakes)
{
    const auto named = node.IsMap() && node["name"] && node["name"].IsScalar()
                           ? fmt::format("step \"{}\"", node["name"].Scalar())
                           : "step";
    Fields fields(node, named, variables, mistakes);
    RunbookStep step;
    step.name = fields.text("name");
    step.title = fields.words("title");
    step.action = fields.text("action");
    step.looksFor = step.action == domain::kBranchAction || step.action == domain::kEscalateAction ? fields.optionalWords("looksFor")
                                                                                                   : fields.words("looksFor");
    step.mode = *domain::fromName<StepMode>(fields.oneOf("mode", {"read", "mutate"}, "read"));
    step.risk = *domain::fromName<domain::Risk>(fields.oneOf("risk", {"low", "medium", "high"}, "low"));
    readConfirm(fields.optionalSection("confirm"), variables, step, mistakes);
    step.effect = fields.optionalWords("effect");
    readUndo(fields, step);
    step.timeout = fields.optionalDuration("timeout");
    step.expectedDuration = fields.optionalDuration("expected");
    readRetries(fields.optionalSection("retries"), variables, step, mistakes);
    readOnFailure(fields, step, mistakes);
    step.inputs = fields.textsByKey("inputs");
    step.outputs = fields.textsByKey("outputs");
    readPreconditions(fields.optionalList("preconditions"), variables, step, mistakes);
    readApproval(fields.optionalSection("approval"), variables, step, mistakes);
    readChoices(step.action == domain::kBranchAction ? fields.list("choices") : fields.optionalList("choices"), variables, step, mistakes);
    step.otherwise = step.action == domain::kBranchAction ? fields.text("default") : fields.optionalText("default");
    step.next = fields.optionalText("next");
    step.isEnd = fields.flag("isEnd", false);
    fields.finish();

    if (!step.name.empty() && !isName(step.name))
        mistakes.add(fields.mark("name"), fmt::format("{}: a name is letters, digits and _, a small letter first", named));
    checkAction(fields, step, mistakes);
    checkPlace(fields, step, mistakes);
    if (step.mode == StepMode::Mutate)
        checkMutation(fields, step, mistakes);
    return step;
}

} // namespace qcat::catalog_yaml
