#include "secrets_known.h"

#include <qcat/backup/backup_key.h>
#include <qcat/runtime/data_folder.h>
#include <qcat/runtime/system_clock.h>
#include <qcat/secrets/password_file.h>

#include <sys/stat.h>

namespace qcat::app
{

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

SecretStanding standingOf(const Secret &secret, base::Duration rotateAfter)
{
    SecretStanding standing;
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

} // namespace qcat::app
