#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/message_channel.h>

#include <string>

namespace qcat::notify_channels
{

// Hands one mail over to the channel's server. A password goes only over an encrypted connection.
ops::SendResult mail(const domain::ChannelConfig &channel, const ops::OutgoingMessage &message, const std::string &password,
                     const base::CancelToken &cancel);

} // namespace qcat::notify_channels
