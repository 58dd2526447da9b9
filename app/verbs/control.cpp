#include "control.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

using nlohmann::json;

json asJson(const domain::Finding &finding)
{
    json args = json::object();
    for (const auto &arg : finding.args)
        args[arg.name] = arg.value;
    return {{"code", finding.code}, {"text", finding.text}, {"args", args}};
}

// Connects, runs one command, says what was verified.
int command(QCommandLineParser &parser, const std::function<api::CommandBody()> &body)
{
    auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    const auto answer = (*engine)->run(body());
    if (!answer)
        return sayFailure(answer.error());
    if (parser.isSet(QStringLiteral("json")))
        fmt::print("{}\n", asJson(answer->verified).dump());
    else
        fmt::print("{}\n", answer->verified.text.empty() ? "done" : answer->verified.text);
    return kGood;
}

// For acts that want a word typed: what is wrong is usage, nothing is sent.
bool isConfirmed(const QCommandLineParser &parser, std::string_view phrase, const char *what)
{
    if (parser.value(QStringLiteral("confirm")).toStdString() == phrase)
        return true;
    fmt::print(stderr, "{} Confirm with: --confirm {}\n", what, phrase);
    return false;
}

void addConfirm(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("confirm"), QStringLiteral("The word that confirms it."), QStringLiteral("WORD")});
}

void addShared(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("shared"), QStringLiteral("The switch in Redis, for every engine there.")});
    parser.addOption({QStringLiteral("account"), QStringLiteral("The switch of one account only."), QStringLiteral("VENUE:NAME")});
}

bool isAccountOfShared(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("account")) || parser.isSet(QStringLiteral("shared")))
        return true;
    fmt::print(stderr, "--account goes with --shared; without it every account of this engine is meant\n");
    return false;
}

int liftShared(QCommandLineParser &parser)
{
    if (!isConfirmed(parser, api::kLiftPhrase, "This takes the shared halt away; each engine is then resumed by hand."))
        return kUsage;
    return command(parser, [&] {
        return api::LiftSharedHalt{parser.value(QStringLiteral("account")).toStdString(), std::string(api::kLiftPhrase)};
    });
}

} // namespace

int runHalt(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    addShared(parser);
    parser.addOption({QStringLiteral("reason"), QStringLiteral("Why; stands in the record."), QStringLiteral("TEXT")});
    if (!parseVerb(parser, arguments, 0, 0) || !isAccountOfShared(parser))
        return kUsage;
    const auto reason = parser.value(QStringLiteral("reason")).toStdString();
    return command(parser, [&]() -> api::CommandBody {
        if (parser.isSet(QStringLiteral("shared")))
            return api::HaltShared{parser.value(QStringLiteral("account")).toStdString(), reason};
        return api::Halt{reason};
    });
}

int runCancelEntries(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    return command(parser, [] { return api::CancelEntries{}; });
}

int runFlatten(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    addConfirm(parser);
    if (!parseVerb(parser, arguments, 0, 0) || !isConfirmed(parser, api::kFlattenPhrase, "This closes every position at market."))
        return kUsage;
    return command(parser, [] { return api::Flatten{std::string(api::kFlattenPhrase)}; });
}

int runResume(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    addConfirm(parser);
    addShared(parser);
    if (!parseVerb(parser, arguments, 0, 0) || !isAccountOfShared(parser))
        return kUsage;
    if (parser.isSet(QStringLiteral("shared")))
        return liftShared(parser);
    if (!isConfirmed(parser, api::kResumePhrase, "This lets strategies open positions again."))
        return kUsage;
    return command(parser, [] { return api::Resume{std::string(api::kResumePhrase)}; });
}

} // namespace qcat::app
