#pragma once

#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/message_channel.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace qcat::notify_channels
{

// The beginning of a text, at most `bytes` long, whole characters.
std::string shortened(std::string_view text, std::size_t bytes);

// The JSON that a channel of this kind is sent; `secret` only where it is signed in the body (Feishu).
std::string jsonBody(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &secret);

} // namespace qcat::notify_channels
