#pragma once

#include <qcat/api/alerting.h>
#include <qcat/base/clock.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/check.h>

#include <functional>
#include <vector>

namespace qcat::runtime
{

// Whether people could be called: what came of the newest message of each channel, and whether its weekly test was made. Where `views` may
// be asked, on the ops thread. "channels.ok", "channels.failing" (channel, detail), "channels.test_missed" (channel, since).
ops::Check channelCheck(std::function<std::vector<api::ChannelView>()> views, base::Duration testEvery, const base::Clock &clock);

// Whether a send would find its secret. "channels.secrets_ok", "channels.secret_unreadable" (channel, file, detail).
ops::Check channelSecretsCheck(domain::AlertingConfig config);

} // namespace qcat::runtime
