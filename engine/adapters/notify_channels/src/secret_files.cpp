#include <qcat/notify_channels/secret_files.h>

#include <qcat/secrets/password_file.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::notify_channels
{

namespace
{

// Why it cannot be used; empty: it can.
std::string objection(const std::string &file, bool holdsUrl)
{
    const auto secret = secrets::passwordNow({}, file);
    if (!secret) {
        const auto detail = std::ranges::find(secret.error().args, "detail", &base::Error::Arg::name);
        return detail == secret.error().args.end() ? secret.error().message : detail->value;
    }
    const bool isUrl = secret->starts_with("https://") || secret->starts_with("http://");
    return holdsUrl && !isUrl ? "it does not hold a URL" : std::string();
}

} // namespace

std::vector<UnusableSecret> unusableSecrets(const domain::AlertingConfig &config)
{
    std::vector<UnusableSecret> all;
    const auto look = [&](const std::string &path, const std::string &channel, const std::string &file, bool holdsUrl) {
        if (file.empty())
            return;
        if (auto detail = objection(file, holdsUrl); !detail.empty())
            all.push_back({path, channel, file, std::move(detail)});
    };
    for (std::size_t i = 0; i < config.channels.size(); ++i) {
        const auto &channel = config.channels[i];
        const auto path = fmt::format("alerting.channels[{}].", i);
        look(path + "password_file", channel.name, channel.passwordFile, false);
        look(path + "url_file", channel.name, channel.urlFile, true);
        look(path + "secret_file", channel.name, channel.secretFile, false);
        look(path + "callback_secret_file", channel.name, channel.callbackSecretFile, false);
    }
    look("alerting.heartbeat_url_file", {}, config.heartbeatUrlFile, true);
    return all;
}

} // namespace qcat::notify_channels
