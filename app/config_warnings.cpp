#include "config_warnings.h"

#include "config_sources.h"

#include <qcat/backup/backup_key.h>
#include <qcat/notify_channels/secret_files.h>
#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

namespace qcat::app
{

namespace
{

using Warnings = std::vector<config_yaml::Remark>;

void addSecrets(const domain::Config &config, Warnings &all)
{
    for (const auto &secret : notify_channels::unusableSecrets(config.alerting))
        all.push_back({secret.path, fmt::format("{} cannot be used: {}; it must be a file of mode 0600 that the user who runs qcat can read",
                                                secret.file, secret.detail)});
    for (const auto &[path, file] : {std::pair("database.password_file", config.database.passwordFile), std::pair("redis.password_file", config.redis.passwordFile),
                                     std::pair("redis.diag_password_file", config.redis.diagPasswordFile),
                                     std::pair("backup.admin_password_file", config.backup.adminPasswordFile)})
        if (const auto secret = secrets::passwordNow({}, file); !secret)
            all.push_back({path, secret.error().message});
    if (const auto &file = config.backup.encryption.keyFile; !file.empty())
        if (const auto key = backup::readBackupKey(file); !key)
            all.push_back({"backup.encryption.key_file", key.error().message});
}

} // namespace

Warnings configWarnings(const domain::Config &config)
{
    Warnings all;
    addSecrets(config, all);
    const bool isLive = config.app.environment == domain::Environment::Live; // then they are mistakes
    if (!isLive && !config.alerting.channels.empty())
        for (auto &mistake : alertingMistakes(config.alerting, domain::Environment::Live)) {
            mistake.needs = {"alerting."};
            all.push_back(std::move(mistake));
        }
    return all;
}

} // namespace qcat::app
