#include "secrets.h"

#include "../load_config.h"
#include "../rotation/doors.h"
#include "audit_beside.h"
#include "verb_parser.h"
#include "verbs.h"

#include <qcat/backup/backup_key.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <sys/stat.h>

namespace qcat::app
{

using Json = nlohmann::ordered_json;

namespace
{

struct Secret {
    std::string name;
    std::string file; // empty: it stands in the configuration itself
    bool isKey = false; // that backups are sealed with, not a word that is typed
};

std::vector<Secret> secretsOf(const domain::Config &config)
{
    const auto folder = runtime::DataFolder::pathFor(config.app);
    std::vector<Secret> all = {
        {"token", config.security.tokenFile.empty() ? (folder / "token").string() : config.security.tokenFile}};
    const auto add = [&](std::string name, const std::string &inFile, const std::string &inConfig) {
        if (!inFile.empty() || !inConfig.empty())
            all.push_back({std::move(name), inFile});
    };
    add("database", config.database.passwordFile, config.database.password);
    add("redis", config.redis.passwordFile, config.redis.password);
    add("redis.diag", config.redis.diagPasswordFile, config.redis.diagPassword);
    add("backup.admin", config.backup.adminPasswordFile, {});
    if (const auto &key = config.backup.encryption.keyFile; !key.empty())
        all.push_back({"backup.encryption", key, true});
    for (const auto &channel : config.alerting.channels) {
        add("alerting." + channel.name + ".password", channel.passwordFile, {});
        add("alerting." + channel.name + ".url", channel.urlFile, {});
        add("alerting." + channel.name + ".secret", channel.secretFile, {});
    }
    return all;
}

struct Standing {
    std::optional<base::Duration> age; // of the file
    std::string problem;
    bool isOverdue = false;
};

Standing standingOf(const Secret &secret, base::Duration rotateAfter)
{
    Standing standing;
    if (secret.file.empty()) {
        standing.problem = "stands in the configuration itself; a password_file could be rotated while the engine runs";
        return standing;
    }
    struct stat file = {};
    if (::stat(secret.file.c_str(), &file) != 0) {
        standing.problem = "there is no such file";
        return standing;
    }
    const base::WallTime changed{file.st_mtim.tv_sec * 1'000'000'000 + file.st_mtim.tv_nsec};
    standing.age = runtime::SystemClock().wallNow() - changed;
    standing.isOverdue = rotateAfter > base::Duration(0) && *standing.age > rotateAfter;
    const auto readable = secret.isKey ? backup::readBackupKey(secret.file).map([](const auto &) { return std::string(); }) : secrets::passwordNow({}, secret.file);
    if (!readable)
        standing.problem = std::string(readable.error().arg("detail"));
    return standing;
}

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
    const bool isList = words[0] == QStringLiteral("list") && words.size() == 1;
    const auto what =
        words.size() == 2 && words[0] == QStringLiteral("rotate") ? words[1].toStdString() : std::string();
    if (!isList && what != "database" && what != "redis") {
        fmt::print(stderr, "usage: qcat secrets list | rotate database | rotate redis; see --help\n");
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
    const int code = what == "database" ? rotateDatabase(*config)
                                        : rotate(what, config->redis.passwordFile, rotation::redisDoor(config->redis));
    if (code == kGood)
        auditBeside(config->app, "secrets.rotate", what);
    return code;
}

} // namespace qcat::app
