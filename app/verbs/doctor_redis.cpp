#include "doctor_redis.h"

#include "../load_config.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/redis_diagnostics/rights.h>
#include <qcat/redis_diagnostics/status_reader.h>
#include <qcat/runtime/system_clock.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;
using redis_diagnostics::Right;
using redis_diagnostics::RightsReport;

namespace
{

constexpr base::Duration kAnswerWithin = 5s;
constexpr std::array kNeeds = {"shared state", "order budget", "clean-up", "diagnosis"}; // in the order of Need

const char *word(redis_diagnostics::Need need)
{
    return kNeeds[std::size_t(need)];
}

// What is wrong with the server itself; what could merely be better is only said.
bool isFinding(const domain::Finding &advice)
{
    return advice.health == domain::Health::Crit || advice.health == domain::Health::Warn;
}

std::string persistenceWord(const domain::RedisStatus &status, base::WallTime now)
{
    if (!status.persistence.hasData())
        return "not visible";
    const auto &kept = status.persistence.data;
    if (!kept.lastSaveGood || (kept.appendOnly && !kept.lastAppendGood))
        return "FAILS";
    if (kept.appendOnly)
        return "append-only file";
    if (!kept.lastSave.isValid())
        return "none: no snapshot since the server was started, and no append-only file";
    return fmt::format("snapshots, the last one {} ago", base::toShortText(now - kept.lastSave));
}

std::string policyOf(const domain::RedisStatus &status)
{
    return status.memory.hasData() ? status.memory.data.policy : "not visible";
}

std::string roleOf(const domain::RedisStatus &status)
{
    return status.replication.hasData() ? status.replication.data.role : "not visible";
}

std::string versionOf(const domain::RedisStatus &status)
{
    return status.server.hasData() ? status.server.data.version : "not visible";
}

void sayJson(const RightsReport &report, const domain::RedisStatus &status, base::WallTime now, bool isGood)
{
    Json rights = Json::array(), advice = Json::array();
    for (const auto &right : report.rights)
        rights.push_back({{"needed_for", word(right.need)},
                          {"user", right.user},
                          {"rule", right.rule},
                          {"given", right.isGiven},
                          {"why", right.why},
                          {"refusal", right.refusal}});
    for (const auto &finding : status.advice)
        advice.push_back({{"code", finding.code}, {"text", finding.text}, {"finding", isFinding(finding)}});
    fmt::print("{}\n", Json{{"target", report.target},
                            {"good", isGood},
                            {"tls", report.isSecure},
                            {"version", versionOf(status)},
                            {"role", roleOf(status)},
                            {"policy", policyOf(status)},
                            {"persistence", persistenceWord(status, now)},
                            {"advice", advice},
                            {"rights", rights}}
                           .dump(2));
}

void sayRight(const Right &right)
{
    fmt::print("  missing for {}: {}\n    ACL SETUSER {} {}\n", word(right.need), right.why, right.user, right.rule);
}

void sayText(const RightsReport &report, const domain::RedisStatus &status, base::WallTime now, bool isGood)
{
    fmt::print("Redis {} {}, {}, role {}, policy {}, persistence {}\n", report.target, versionOf(status),
               report.isSecure ? "over TLS" : "without TLS", roleOf(status), policyOf(status), persistenceWord(status, now));
    for (const auto &finding : status.advice)
        fmt::print("  {}: {}\n", isFinding(finding) ? "wrong" : "hint", finding.text);
    for (const auto &right : report.rights)
        if (!right.isGiven)
            sayRight(right);
    const auto given = std::ranges::count_if(report.rights, &Right::isGiven);
    fmt::print("  rights: {} of {} given\n{}\n", given, report.rights.size(), isGood ? "good" : "NOT good");
}

} // namespace

int runDoctorRedis(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("config"), QString(), QStringLiteral("FILE")});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 0, 0))
        return kUsage;
    RunOptions options;
    options.configFile = parser.value(QStringLiteral("config")).toStdString();
    const auto config = loadConfig(options);
    if (!config)
        return kFinding;
    if (!config->redis.enabled) {
        fmt::print(stderr, "redis.enabled is false: the cache is in the process, which needs nothing\n");
        return kUsage;
    }
    const auto report = redis_diagnostics::examineRights(config->redis, kAnswerWithin);
    if (!report) {
        fmt::print(stderr, "{}\n", report.error().message);
        return kUnreachable;
    }
    const runtime::SystemClock clock;
    redis_diagnostics::StatusReader reader(config->redis, {}, clock);
    const auto &status = reader.look(kAnswerWithin);
    const bool isGood = report->isComplete() && std::ranges::none_of(status.advice, isFinding);
    if (parser.isSet(QStringLiteral("json")))
        sayJson(*report, status, clock.wallNow(), isGood);
    else
        sayText(*report, status, clock.wallNow(), isGood);
    return isGood ? kGood : kFinding;
}

} // namespace qcat::app
