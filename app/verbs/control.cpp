#include "control.h"

#include "remote_engine.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/domain/names.h>

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

json statusOf(const api::Snapshot &snapshot)
{
    const auto &trading = *snapshot.trading;
    const auto &ops = *snapshot.ops;
    json accounts = json::array(), incidents = json::array();
    for (const auto &account : trading.accounts)
        accounts.push_back({{"venue", account.venue}, {"name", account.name}, {"equity", account.equity.toString()},
                            {"day_pnl", account.dayPnl.toString()}, {"gross", account.gross.toString()}});
    for (const auto &incident : ops.incidents)
        if (incident.isShown())
            incidents.push_back({{"id", incident.id.value}, {"severity", name(incident.severity)}, {"state", name(incident.state)},
                                 {"title", incident.title.en}, {"since", base::toIso(incident.since)}});
    return {{"version", snapshot.version},
            {"environment", trading.live ? "live" : "paper"},
            {"state", name(trading.state)},
            {"why", trading.stateWhy.text},
            {"at", base::toIso(trading.wallTime)},
            {"open_orders", trading.workingOrders.size()},
            {"positions", trading.positions.size()},
            {"orders_total", trading.ordersTotal},
            {"fills_total", trading.fillsTotal},
            {"accounts", accounts},
            {"spool_pending", ops.spool.pendingRecords},
            {"store", ops.spool.store},
            {"store_reachable", ops.spool.storeReachable},
            {"incidents", incidents}};
}

void sayStatus(const json &status)
{
    fmt::print("{} {} since its last change: {}\n", status["environment"].get<std::string>(), status["state"].get<std::string>(),
               status["why"].get<std::string>());
    for (const auto &account : status["accounts"])
        fmt::print("account {}: equity {}, day {}, gross {}\n", account["name"].get<std::string>(), account["equity"].get<std::string>(),
                   account["day_pnl"].get<std::string>(), account["gross"].get<std::string>());
    fmt::print("{} open orders, {} positions; {} orders and {} fills so far\n", status["open_orders"].get<int>(),
               status["positions"].get<int>(), status["orders_total"].get<std::int64_t>(), status["fills_total"].get<std::int64_t>());
    fmt::print("{}: {}, {} records wait\n", status["store"].get<std::string>(),
               status["store_reachable"].get<bool>() ? "reachable" : "NOT reachable", status["spool_pending"].get<std::int64_t>());
    for (const auto &incident : status["incidents"])
        fmt::print("{} {} {}: {} since {}\n", incident["severity"].get<std::string>(), incident["id"].get<std::string>(),
                   incident["state"].get<std::string>(), incident["title"].get<std::string>(), incident["since"].get<std::string>());
    fmt::print("as of {}\n", status["at"].get<std::string>());
}

} // namespace

int runHalt(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    parser.addOption({QStringLiteral("reason"), QStringLiteral("Why; stands in the record."), QStringLiteral("TEXT")});
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    return command(parser, [&] { return api::Halt{parser.value(QStringLiteral("reason")).toStdString()}; });
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
    if (!parseVerb(parser, arguments, 0, 0) || !isConfirmed(parser, api::kResumePhrase, "This lets strategies open positions again."))
        return kUsage;
    return command(parser, [] { return api::Resume{std::string(api::kResumePhrase)}; });
}

int runStatus(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    addEngineOptions(parser);
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    const auto engine = RemoteEngine::connect(parser);
    if (!engine)
        return sayFailure(engine.error());
    const json status = statusOf(*(*engine)->snapshot());
    if (parser.isSet(QStringLiteral("json")))
        fmt::print("{}\n", status.dump());
    else
        sayStatus(status);
    return kGood;
}

} // namespace qcat::app
