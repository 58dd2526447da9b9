#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/http_link/http_call.h>
#include <qcat/ops_ports/message_channel.h>

#include <variant>

namespace qcat::notify_channels
{

using HttpRequest = http_link::Request;
using HttpAnswer = http_link::Answer; // its first 64 KiB; a provider is waited for an hour at most

// The answer, or what came of a call that got none.
std::variant<HttpAnswer, ops::SendResult> call(const domain::ChannelConfig &channel, const HttpRequest &request, const base::CancelToken &cancel);

} // namespace qcat::notify_channels
