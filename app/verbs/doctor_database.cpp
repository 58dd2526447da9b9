#include "doctor_database.h"

#include "../load_config.h"
#include "backup_job.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/pg_diagnostics/privileges.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <map>

namespace qcat::app
{

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;
using pg_diagnostics::Privilege;
using pg_diagnostics::PrivilegeReport;

namespace
{

constexpr base::Duration kAnswerWithin = 5s;
constexpr std::array kNeeds = {"trading", "migrations", "diagnosis", "intervention"}; // in the order of Need

const char *word(pg_diagnostics::Need need)
{
    return kNeeds[std::size_t(need)];
}

Json jsonOf(const Privilege &privilege)
{
    return {{"kind", privilege.kind},       {"needed_for", word(privilege.need)}, {"object", privilege.object},
            {"given", privilege.isGiven()}, {"missing", privilege.missing},       {"why", privilege.why.text},
            {"code", privilege.why.code},   {"sql", privilege.sql}};
}

Json jsonOf(const std::vector<backup::Leftover> &left)
{
    Json all = Json::array();
    for (const auto &one : left)
        all.push_back({{"name", one.name}, {"drop", one.drop}});
    return all;
}

void sayJson(const PrivilegeReport &report, const std::vector<backup::Leftover> &left)
{
    Json privileges = Json::array();
    for (const auto &privilege : report.privileges)
        privileges.push_back(jsonOf(privilege));
    fmt::print("{}\n", Json{{"target", report.target},
                            {"version", report.version},
                            {"role", report.role},
                            {"superuser", report.isSuperuser},
                            {"complete", report.isComplete()},
                            {"privileges", privileges},
                            {"left_by_restores", jsonOf(left)}}
                           .dump(2));
}

void sayLeft(const std::vector<backup::Leftover> &left)
{
    for (const auto &one : left)
        fmt::print("  left by a restore: {}; when nobody needs it: {}\n", one.name, one.drop);
}

void sayText(const PrivilegeReport &report)
{
    fmt::print("{} {}, role {}\n", report.target, report.version, report.role);
    if (report.isSuperuser)
        fmt::print("  the role is a superuser: it may do everything here, which is more than QCAT needs\n");
    std::map<std::string, int> given;
    for (const auto &privilege : report.privileges) {
        if (privilege.isGiven())
            ++given[word(privilege.need)];
        else
            fmt::print("  missing for {}: {}\n    {}\n", word(privilege.need), privilege.why.text, privilege.sql);
    }
    for (const auto *need : kNeeds)
        if (const auto count = given.find(need); count != given.end())
            fmt::print("  given for {}: {}\n", need, count->second);
    fmt::print("{}\n", report.isComplete() ? "complete" : "NOT complete: the SQL above is for a superuser or the owner");
}

// Beside the rights, on which the answer stands: what cannot be asked is left out.
std::vector<backup::Leftover> leftBeside(const domain::Config &config)
{
    const auto backups = makeDatabaseBackup(config);
    return backups ? (*backups)->leftovers().valueOr({}) : std::vector<backup::Leftover>();
}

} // namespace

int runDoctorDatabase(const std::vector<std::string> &arguments)
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
    if (config->database.isEmbedded()) {
        fmt::print(stderr, "no database.host is configured: the store is a file of our own, which has no privileges\n");
        return kUsage;
    }
    const auto report = pg_diagnostics::examinePrivileges(config->database, kAnswerWithin);
    if (!report) {
        fmt::print(stderr, "{}\n", report.error().message);
        return kUnreachable;
    }
    const auto left = leftBeside(*config);
    sayToolWarning(*config);
    if (parser.isSet(QStringLiteral("json"))) {
        sayJson(*report, left);
    } else {
        sayLeft(left);
        sayText(*report);
    }
    return report->isComplete() ? kGood : kFinding;
}

} // namespace qcat::app
