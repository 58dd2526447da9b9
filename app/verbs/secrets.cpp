#include "secrets.h"

#include "../load_config.h"
#include "../rotation/doors.h"
#include "audit_beside.h"
#include "secrets_change.h"
#include "secrets_known.h"
#include "verb_parser.h"
#include "verbs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace qcat::app
{

using Json = nlohmann::ordered_json;

namespace
{

int list(const domain::Config &config, bool json)
{
    bool isGood = true;
    Json rows = Json::array();
    for (const auto &secret : secretsOf(config)) {
        const auto standing = standingOf(secret, config.security.rotateKeysAfter);
        const auto age = standing.age ? base::toShortText(*standing.age) : std::string("-");
        isGood &= standing.problem.empty() && !standing.isOverdue;
        rows.push_back({{"name", secret.name},
                        {"file", secret.file},
                        {"age", age},
                        {"overdue", standing.isOverdue},
                        {"problem", standing.problem}});
        if (!json)
            fmt::print("{:<28} {:>8}  {}{}{}\n", secret.name, age, secret.file, standing.isOverdue ? "  OVERDUE" : "",
                       standing.problem.empty() ? std::string() : fmt::format("  {}", standing.problem));
    }
    if (json)
        fmt::print("{}\n", rows.dump(2));
    return isGood ? kGood : kFinding;
}

int rotate(const std::string &what, const std::string &file, const rotation::PasswordDoor &door)
{
    if (file.empty()) {
        fmt::print(stderr,
                   "{0}.password_file is not set: put the password into a file (0600) and name it there, then it can "
                   "be rotated while the engine runs\n",
                   what);
        return kUsage;
    }
    const auto rotated = rotation::rotatePassword(file, door);
    if (!rotated) {
        fmt::print(stderr, "{}\n", rotated.error().message);
        return kFinding;
    }
    fmt::print("{}: {}; the server takes it, {} has it\n", what,
               *rotated == rotation::Outcome::Rotated
                   ? "rotated"
                   : "an earlier rotation that was interrupted is finished; rotate again for a new one",
               file);
    return kGood;
}

// Another role's password stands in the same file: it would be overwritten with one that its server never heard of.
std::string whoSharesTheFile(const domain::Config &config)
{
    const auto &file = config.database.passwordFile;
    std::error_code unknown;
    const bool isShared = !config.backup.adminPasswordFile.empty() && !config.backup.adminUser.empty() &&
                          config.backup.adminUser != config.database.user && std::filesystem::equivalent(file, config.backup.adminPasswordFile, unknown);
    return isShared ? fmt::format("{} is also backup.admin_password_file, the password of role {}: give each role a file of its own", file, config.backup.adminUser)
                    : std::string();
}

int rotateDatabase(const domain::Config &config)
{
    if (const auto why = whoSharesTheFile(config); !why.empty()) {
        fmt::print(stderr, "{}\n", why);
        return kFinding;
    }
    return rotate("database", config.database.passwordFile, rotation::databaseDoor(config.database));
}

} // namespace

int runSecrets(const std::vector<std::string> &arguments)
{
    QCommandLineParser parser;
    for (const char *option : {"config", "data-dir"})
        parser.addOption({QLatin1String(option), QString(), QLatin1String(option)});
    parser.addOption({QStringLiteral("json"), QString()});
    if (!parseVerb(parser, arguments, 1, 2))
        return kUsage;
    const auto words = parser.positionalArguments();
    const auto verb = words[0].toStdString(), what = words.value(1).toStdString();
    const bool isList = verb == "list" && what.empty();
    const bool isRotate = verb == "rotate" && (what == "database" || what == "redis");
    const bool isOne = (verb == "set" || verb == "test") && !what.empty();
    if (!isList && !isRotate && !isOne) {
        fmt::print(stderr, "usage: qcat secrets list | set NAME | test NAME | rotate database | rotate redis; see --help\n");
        return kUsage;
    }
    RunOptions run;
    run.configFile = parser.value(QStringLiteral("config")).toStdString();
    run.dataDir = parser.value(QStringLiteral("data-dir")).toStdString();
    const auto config = loadConfig(run);
    if (!config)
        return kFinding;
    if (isList)
        return list(*config, parser.isSet(QStringLiteral("json")));
    if (isOne)
        return verb == "set" ? setSecret(*config, what) : testSecret(*config, what);
    const int code = what == "database" ? rotateDatabase(*config)
                                        : rotate(what, config->redis.passwordFile, rotation::redisDoor(config->redis));
    if (code == kGood)
        auditBeside(config->app, "secrets.rotate", what);
    return code;
}

} // namespace qcat::app
