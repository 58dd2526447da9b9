#include "runbook_files.h"

#include "verbs.h"

#include "../load_config.h"

#include <qcat/domain/config_text.h>
#include <qcat/domain/names.h>
#include <qcat/runtime/fault_catalog.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace qcat::app
{

namespace
{

std::optional<domain::Config> configOf(const QCommandLineParser &parser)
{
    RunOptions options;
    options.configFile = parser.value(QStringLiteral("config")).toStdString();
    options.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    return loadConfig(options);
}

void say(const std::vector<base::Error> &mistakes)
{
    for (const auto &mistake : mistakes)
        fmt::print(stderr, "{}\n", mistake.message);
}

// Everything that is good; a mistake in what ships, or in the configuration, leaves nothing.
std::optional<catalog_yaml::Loaded> catalogOf(const QCommandLineParser &parser)
{
    const auto config = configOf(parser);
    if (!config)
        return std::nullopt;
    auto loaded = runtime::readCatalog(resourceFolder(), *config);
    say(loaded.mistakes);
    say(loaded.refused);
    return loaded.isGood() ? std::optional(std::move(loaded)) : std::nullopt;
}

struct Language {
    bool chinese = false;
    const std::string &operator()(const domain::LocalText &text) const { return chinese ? text.zh : text.en; }
};

Language languageOf(const QCommandLineParser &parser)
{
    return {parser.value(QStringLiteral("language")) == QLatin1String("zh")};
}

std::string bounds(const domain::RunbookParameter &parameter)
{
    using domain::InputKind;
    switch (parameter.kind) {
    case InputKind::Integer:
        return fmt::format("a whole number from {} to {}", parameter.min, parameter.max);
    case InputKind::Duration:
        return fmt::format("a duration from {} to {}", domain::durationText(std::chrono::milliseconds(parameter.min)),
                           domain::durationText(std::chrono::milliseconds(parameter.max)));
    case InputKind::Enum:
        return fmt::format("one of {}", fmt::join(parameter.values, ", "));
    case InputKind::Text:
        return fmt::format("{} to {} bytes{}", parameter.min, parameter.max, parameter.pattern.empty() ? "" : " like " + parameter.pattern);
    }
    return {};
}

std::string waysOf(const domain::RunbookStep &step)
{
    std::string ways;
    for (const auto &choice : step.choices)
        ways += fmt::format("\n      {} -> {}", choice.when, choice.next);
    if (!step.otherwise.empty())
        ways += fmt::format("\n      else -> {}", step.otherwise);
    if (!step.next.empty())
        ways += fmt::format("\n      then -> {}", step.next);
    if (!step.onFailureStep.empty())
        ways += fmt::format("\n      on failure -> {}", step.onFailureStep);
    if (step.isEnd)
        ways += "\n      the end";
    return ways;
}

void sayStep(const domain::RunbookStep &step, const Language &in)
{
    fmt::print("  {} {:<16} {} [{}]{}\n", step.mode == domain::StepMode::Mutate ? "!" : " ", step.name, in(step.title), step.action, waysOf(step));
    if (step.mode != domain::StepMode::Mutate)
        return;
    fmt::print("      risk {}; {}\n      {}: {}\n", name(step.risk), in(step.effect), step.irreversible ? "irreversible" : "undo", in(step.undo));
    for (const auto &condition : step.preconditions)
        fmt::print("      only if {} ({})\n", in(condition.says), condition.when);
    if (step.approvalTtl)
        fmt::print("      a second person approves it, for {}\n", domain::durationText(*step.approvalTtl));
}

} // namespace

int lintRunbooks(const std::vector<std::string> &files, const QCommandLineParser &parser)
{
    const auto loaded = catalogOf(parser);
    if (!loaded)
        return kFinding;
    if (files.empty()) {
        fmt::print("{} runbooks: good\n", loaded->catalog.runbooks.size());
        return loaded->refused.empty() ? kGood : kFinding;
    }
    const auto options = runtime::catalogOptions(*configOf(parser));
    bool isGood = true;
    for (const auto &file : files) {
        const auto read = catalog_yaml::readOwnRunbook(file, options, loaded->catalog);
        say(read.mistakes);
        isGood = isGood && read.runbook;
        if (read.runbook)
            fmt::print("{}: good\n", file);
    }
    return isGood ? kGood : kFinding;
}

int listRunbooks(const QCommandLineParser &parser)
{
    const auto loaded = catalogOf(parser);
    if (!loaded)
        return kFinding;
    if (parser.isSet(QStringLiteral("json"))) {
        fmt::print("{}\n", wire::encode(loaded->catalog.runbooks));
        return kGood;
    }
    const auto in = languageOf(parser);
    const auto now = runtime::SystemClock().wallNow();
    for (const auto &runbook : loaded->catalog.runbooks)
        fmt::print("{:<32} {:<3} {}{}{}\n", runbook.id, runbook.version, in(runbook.title), runbook.isOwn ? " (own)" : "",
                   runbook.isReviewOverdue(now) ? fmt::format(" (its review was due on {})", runbook.reviewBy) : "");
    return kGood;
}

int showRunbook(const std::string &id, const QCommandLineParser &parser)
{
    const auto loaded = catalogOf(parser);
    if (!loaded)
        return kFinding;
    const auto at = std::ranges::find(loaded->catalog.runbooks, id, &domain::Runbook::id);
    if (at == loaded->catalog.runbooks.end()) {
        fmt::print(stderr, "There is no runbook {}; qcat runbook list names them\n", id);
        return kFinding;
    }
    if (parser.isSet(QStringLiteral("json"))) {
        fmt::print("{}\n", wire::encode(std::vector{*at}));
        return kGood;
    }
    const auto in = languageOf(parser);
    fmt::print("{} {}: {}\n  for {}\n  sha256 {}\n", at->id, at->version, in(at->title),
               at->fault.isValid() ? at->fault.value : "any incident of " + at->component.value, at->hash);
    for (const auto &parameter : at->parameters)
        fmt::print("  --set {}=…  {}: {}{}\n", parameter.name, in(parameter.title), bounds(parameter),
                   parameter.standard ? fmt::format(" (standard {})", *parameter.standard) : "");
    for (const auto &step : at->steps)
        sayStep(step, in);
    for (const auto &words : at->followUp)
        fmt::print("  afterwards: {}\n", in(words));
    return kGood;
}

} // namespace qcat::app
