#include "channel_checks.h"

#include <qcat/notify_channels/secret_files.h>
#include <qcat/ops_ports/found.h>

#include <fmt/format.h>

#include <algorithm>

namespace qcat::runtime
{

using namespace std::chrono_literals;
using domain::Health;

namespace
{

constexpr base::Duration kTestGrace = 1h; // it is made by itself, when its week is over

bool hasFailed(const api::ChannelView &channel)
{
    return channel.lastTried.isValid() && channel.lastResult.health != Health::Ok;
}

} // namespace

ops::Check channelCheck(std::function<std::vector<api::ChannelView>()> views, base::Duration testEvery, const base::Clock &clock)
{
    return [views = std::move(views), testEvery, &clock](const base::CallLimits &) -> ops::CheckResult {
        const auto channels = views();
        const auto now = clock.wallNow();
        if (const auto at = std::ranges::find_if(channels, hasFailed); at != channels.end())
            return {ops::found("channels.failing", Health::Crit, fmt::format("{} did not take the newest message: {}", at->name, at->lastResult.text),
                               {{"channel", at->name}, {"detail", at->lastResult.text}})};
        const auto isOverdue = [&](const auto &channel) {
            const bool wasNotMade = channel.nextTest.isValid() && now > channel.nextTest + kTestGrace;
            const bool isLongAgo = channel.lastAccepted.isValid() && now > channel.lastAccepted + testEvery + kTestGrace;
            return wasNotMade || isLongAgo;
        };
        if (const auto at = std::ranges::find_if(channels, isOverdue); testEvery > base::Duration::zero() && at != channels.end()) {
            const auto since = at->lastAccepted.isValid() ? base::toIso(at->lastAccepted) : std::string("-");
            return {ops::found("channels.test_missed", Health::Crit, fmt::format("{} has taken no message and no test since {}", at->name, since),
                               {{"channel", at->name}, {"since", since}})};
        }
        return {ops::found("channels.ok", Health::Ok, fmt::format("{} channels, none has failed at its newest message", channels.size()),
                           {{"channels", std::to_string(channels.size())}})};
    };
}

ops::Check channelSecretsCheck(domain::AlertingConfig config)
{
    return [config = std::move(config)](const base::CallLimits &) -> ops::CheckResult {
        const auto unusable = notify_channels::unusableSecrets(config);
        if (unusable.empty())
            return {ops::found("channels.secrets_ok", Health::Ok, "every secret of the channels can be read", {})};
        const auto &first = unusable.front();
        const auto whose = first.channel.empty() ? std::string("heartbeat") : first.channel;
        return {ops::found("channels.secret_unreadable", Health::Crit, fmt::format("{}: {} cannot be used: {}", whose, first.file, first.detail),
                           {{"channel", whose}, {"file", first.file}, {"detail", first.detail}})};
    };
}

} // namespace qcat::runtime
