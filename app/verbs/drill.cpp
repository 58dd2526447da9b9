#include "drill.h"

#include "../drill/drill.h"
#include "../drill/drill_list.h"
#include "../drill/drill_report.h"
#include "../end_asked.h"
#include "../load_config.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/runtime/fault_catalog.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::app
{

using drill::Scenario;
using drill::Score;

namespace
{

bool isChinese(const QCommandLineParser &parser)
{
    return parser.value(QStringLiteral("language")) == QLatin1String("zh");
}

constexpr int kNotHere = 4; // a server that the drill needs is not installed

// A file with mistakes says which environment it is for all the same; what cannot be read says nothing.
base::Result<domain::Config> configOf(const QCommandLineParser &parser)
{
    RunOptions run;
    run.configFile = parser.value(QStringLiteral("config")).toStdString();
    auto loaded = readConfig(run);
    if (!loaded.isValid() && loaded.config.app.environment != domain::Environment::Live)
        return base::Error{"config.invalid", loaded.issues.front().toString()};
    if (parser.isSet(QStringLiteral("data-dir")))
        loaded.config.app.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    return std::move(loaded.config);
}

// A drill takes an operator's eyes and this machine's time: not while real money is at stake, nor when nobody can say
// whether it is.
base::Status realMoneyAllows(const domain::Config &config, const QCommandLineParser &parser)
{
    if (config.app.environment != domain::Environment::Live)
        return {};
    const auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return base::Error{"drill.refused",
                           "this installation trades real money, and whether positions are open cannot be told: " +
                               engine.error().message};
    const auto exposure = (*engine)->snapshot()->ops->exposure;
    if (!exposure.isFlat())
        return base::Error{
            "drill.refused",
            fmt::format(
                "real positions or orders are open ({} positions, {} orders): a drill waits until they are closed",
                exposure.legs.size(), exposure.openOrders)};
    return {};
}

int list(const catalog_yaml::Catalog &catalog, bool chinese)
{
    for (const auto &scenario : drill::scenarios()) {
        const auto why = drill::Range::unavailable(scenario.needs);
        fmt::print("{:<32} {}{}\n", scenario.name, chinese ? scenario.damage.zh : scenario.damage.en,
                   why.empty() ? "" : "  [not here: " + why + "]");
    }
    for (const auto &fault : drill::pendingFaults(catalog))
        fmt::print("{:<32} {}\n", fault, chinese ? "待实现：尚无演练" : "pending: no drill yet");
    return kGood;
}

void sayWhereToAttach(drill::Range &range)
{
    fmt::print("\nBroken. Mend it: from another terminal\n\n  qcat --attach {} --token-file {}\n\nThe drill ends when "
               "the incident is mended; Ctrl-C gives up.\n",
               range.url(), (range.dataFolder() / "token").string());
    std::fflush(stdout);
}

void sayRow(const Score &score)
{
    fmt::print("{:<32} {:>10} {:>10} {:>10}  {}\n", score.fault, drill::secondsText(score.suspectedIn),
               drill::secondsText(score.openedIn), drill::secondsText(score.mendedIn),
               score.isGood() ? "verified"
               : score.failure ? score.failure->message
                               : score.proof.error().message);
    std::fflush(stdout);
}

int runThem(const std::vector<const Scenario *> &chosen, const QCommandLineParser &parser, const std::filesystem::path &reports)
{
    drill::Options options;
    options.isUnattended = parser.isSet(QStringLiteral("unattended"));
    if (!options.isUnattended)
        options.onDamaged = sayWhereToAttach;
    options.isStopped = isAskedToEnd;
    fmt::print("{:<32} {:>10} {:>10} {:>10}  {}\n", "fault", "suspected", "opened", "mended", "proof");
    std::fflush(stdout);
    int code = kGood;
    for (const auto *scenario : chosen) {
        if (isAskedToEnd())
            break;
        const auto why = drill::Range::unavailable(scenario->needs);
        if (!why.empty()) {
            fmt::print("{:<32} cannot be run here: {}\n", scenario->name, why);
            code = code == kFinding ? kFinding : kNotHere;
            continue;
        }
        const Score score = drill::run(*scenario, options);
        sayRow(score);
        const auto written = drill::writeReport(score, reports, isChinese(parser) ? report::Language::Chinese : report::Language::English);
        if (!written)
            fmt::print(stderr, "{}\n", written.error().message);
        else if (chosen.size() == 1)
            fmt::print("{}\n", written->string());
        if (!score.isGood() || !written)
            code = kFinding;
    }
    return isAskedToEnd() ? kFinding : code;
}

} // namespace

int runDrill(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    parser.addOption({QStringLiteral("reports"), QString(), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("language"), QString(), QStringLiteral("en|zh")});
    for (const char *option : {"all", "unattended"})
        parser.addOption({QLatin1String(option), QString()});
    if (!parseVerb(parser, arguments, 1, 2))
        return kUsage;
    const auto words = parser.positionalArguments();
    const bool isAll = parser.isSet(QStringLiteral("all"));
    const bool isList = words[0] == QStringLiteral("list") && words.size() == 1;
    const bool isRun = words[0] == QStringLiteral("run") && (words.size() == 2) != isAll;
    if (!isList && !isRun) {
        fmt::print(stderr, "usage: qcat drill list | run FAULT [--unattended] | run --all --unattended; see --help\n");
        return kUsage;
    }
    const auto read = configOf(parser);
    if (!read)
        return sayFailure(read.error());
    const auto &config = *read;
    const auto catalog = runtime::readCatalog(resourceFolder(), config).catalog;
    if (isList)
        return list(catalog, isChinese(parser));
    if (isAll && !parser.isSet(QStringLiteral("unattended"))) {
        fmt::print(stderr, "--all goes with --unattended: an operator mends one fault at a time\n");
        return kUsage;
    }
    std::vector<const Scenario *> chosen;
    for (const auto &scenario : drill::scenarios())
        if (isAll || scenario.name == words[1].toStdString())
            chosen.push_back(&scenario);
    if (chosen.empty()) {
        fmt::print(stderr, "there is no drill '{}'; `qcat drill list` names them\n", words[1].toStdString());
        return kUsage;
    }
    if (const auto allowed = realMoneyAllows(config, parser); !allowed) {
        fmt::print(stderr, "{}\n", allowed.error().message);
        return kFinding;
    }
    const auto reports = parser.isSet(QStringLiteral("reports"))
                             ? std::filesystem::path(parser.value(QStringLiteral("reports")).toStdString())
                             : drill::reportFolder(config.app);
    const int code = runThem(chosen, parser, reports);
    if (isAll)
        for (const auto &fault : drill::pendingFaults(catalog))
            fmt::print("{:<32} pending: no drill yet\n", fault);
    return code;
}

} // namespace qcat::app
