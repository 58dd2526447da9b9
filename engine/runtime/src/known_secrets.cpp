#include <qcat/runtime/known_secrets.h>

#include <qcat/secrets/password_file.h>

namespace qcat::runtime
{

std::vector<std::string> knownSecrets(const domain::Config &config)
{
    std::vector<std::string> secrets;
    const auto add = [&](const std::string &configured, const std::string &file) {
        if (auto secret = secrets::passwordNow(configured, file); secret && !secret->empty())
            secrets.push_back(std::move(*secret));
    };
    add(config.database.password, config.database.passwordFile);
    add(config.redis.password, config.redis.passwordFile);
    add(config.redis.diagPassword, config.redis.diagPasswordFile);
    add({}, config.backup.encryption.keyFile);
    for (const auto &channel : config.alerting.channels)
        for (const auto *file : {&channel.passwordFile, &channel.urlFile, &channel.secretFile})
            add({}, *file);
    return secrets;
}

} // namespace qcat::runtime
