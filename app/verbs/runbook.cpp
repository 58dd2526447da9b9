#include "runbook.h"

#include "runbook_files.h"
#include "runbook_session.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/config_text.h>
#include <qcat/domain/names.h>
#include <qcat/domain/step_undo.h>

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace qcat::app
{

namespace
{

// "k=v", each of --set
base::Result<domain::RunbookInputs> inputsOf(const QCommandLineParser &parser)
{
    domain::RunbookInputs inputs;
    for (const auto &given : parser.values(QStringLiteral("set"))) {
        const auto text = given.toStdString();
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0)
            return base::Error{"usage", fmt::format("--set takes NAME=VALUE, not \"{}\"", text)};
        if (!inputs.emplace(text.substr(0, equals), text.substr(equals + 1)).second)
            return base::Error{"usage", fmt::format("--set {} stands twice", text.substr(0, equals))};
    }
    return inputs;
}

std::optional<std::string> askTerminal(const std::string &question)
{
    fmt::print("{}", question);
    std::fflush(stdout);
    std::string line;
    return std::getline(std::cin, line) ? std::optional(line) : std::nullopt;
}

int runs(const api::Snapshot &snapshot)
{
    for (const auto &run : snapshot.ops->runs)
        fmt::print("{:<26} {:<12} {} {} by {}\n", run.id.value, name(run.state), base::toIso(run.startedAt), run.runbook.id, run.operatorName);
    return kGood;
}

base::Result<RunbookSession::Options> optionsOf(const QCommandLineParser &parser)
{
    RunbookSession::Options options;
    options.isUnattended = parser.isSet(QStringLiteral("unattended"));
    if (!parser.isSet(QStringLiteral("patience")))
        return options;
    const auto given = parser.value(QStringLiteral("patience")).toStdString();
    const auto patience = domain::parseDuration(given);
    if (!patience || *patience < std::chrono::seconds(1))
        return base::Error{"usage", fmt::format("--patience takes a duration from 1s, written like 30s or 5m, not \"{}\"", given)};
    options.patience = *patience;
    return options;
}

int inSession(RemoteEngine &engine, const api::StartRunbook &begin, const RunbookSession::Options &options)
{
    const auto snapshot = engine.snapshot();
    if (options.isUnattended && snapshot->trading->live) {
        fmt::print(stderr, "--unattended is for paper and drills; this engine trades live\n");
        return kFinding;
    }
    if (!options.isUnattended && !options.onlyPlans && !isatty(STDIN_FILENO)) {
        fmt::print(stderr, "a change is confirmed at a terminal, and this is none\n");
        return kUsage;
    }
    RunbookSession session(engine, options, askTerminal);
    return session.run(begin);
}

int onRun(RemoteEngine &engine, const std::string &what, const std::string &id, const QCommandLineParser &parser)
{
    auto inputs = inputsOf(parser);
    if (!inputs) {
        fmt::print(stderr, "{}\n", inputs.error().message);
        return kUsage;
    }
    auto options = optionsOf(parser);
    if (!options) {
        fmt::print(stderr, "{}\n", options.error().message);
        return kUsage;
    }
    options->onlyPlans = what == "plan";
    options->asksForReads = !parser.isSet(QStringLiteral("yes-reads")) && !options->onlyPlans;
    const auto snapshot = engine.snapshot();
    if (std::ranges::find(snapshot->ops->runbooks, id, &domain::Runbook::id) == snapshot->ops->runbooks.end()) {
        fmt::print(stderr, "there is no runbook \"{}\"\n", id);
        return kFinding;
    }
    return inSession(engine, api::StartRunbook{{parser.value(QStringLiteral("incident")).toStdString()}, id, std::move(*inputs)}, *options);
}

int undo(RemoteEngine &engine, const std::string &run, const std::string &step, const QCommandLineParser &parser)
{
    const auto options = optionsOf(parser);
    if (!options) {
        fmt::print(stderr, "{}\n", options.error().message);
        return kUsage;
    }
    return inSession(engine, api::StartRunbook{{}, domain::undoRunbook({{run}, step})}, *options);
}

int onEngine(const std::string &what, const QStringList &words, const QCommandLineParser &parser)
{
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    if (what == "runs")
        return runs(*(*engine)->snapshot());
    const auto id = words[1].toStdString();
    if (what == "undo")
        return undo(**engine, id, words[2].toStdString(), parser);
    if (what != "approve")
        return onRun(**engine, what, id, parser);
    const auto answer = (*engine)->run(api::ApproveStep{{id}, words[2].toStdString()});
    if (!answer)
        return sayFailure(answer.error());
    fmt::print("{} {} approved\n", id, words[2].toStdString());
    return kGood;
}

} // namespace

int runRunbook(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    for (const char *option : {"incident", "set", "patience"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    parser.addOption({QStringLiteral("language"), QString(), QStringLiteral("LANGUAGE"), QStringLiteral("en")});
    for (const char *option : {"yes-reads", "unattended"})
        parser.addOption({QLatin1String(option), QString()});
    if (!parseVerb(parser, arguments, 1, 1000))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto what = words[0].toStdString();
    const qsizetype needed = what == "list" || what == "runs" ? 1 : what == "show" || what == "plan" || what == "run" ? 2 : what == "approve" || what == "undo" ? 3 : 0;
    if (what == "lint") {
        std::vector<std::string> files;
        for (const auto &file : words.mid(1))
            files.push_back(file.toStdString());
        return lintRunbooks(files, parser);
    }
    if (words.size() != needed) {
        fmt::print(stderr, "usage: qcat runbook lint [FILE…] | list | show ID | plan ID | run ID | approve RUN STEP | undo RUN STEP | runs; see --help\n");
        return kUsage;
    }
    if (what == "list")
        return listRunbooks(parser);
    if (what == "show")
        return showRunbook(words[1].toStdString(), parser);
    return onEngine(what, words, parser);
}

} // namespace qcat::app
