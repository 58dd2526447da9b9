#pragma once

#include <qcat/base/call.h>
#include <qcat/curl_link/transfer.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/message_channel.h>

#include <string>

// What a channel's configuration means for a transfer, and what a transfer's end means for a message.
namespace qcat::notify_channels
{

curl_link::Terms termsOf(const domain::ChannelConfig &channel, const std::string &protocols, const base::CancelToken &cancel);

// A finding with its one argument, "detail".
ops::SendResult outcome(ops::SendOutcome outcome, std::string code, std::string detail);
// What came of a transfer that libcurl gave up; the URL is not in it.
ops::SendResult failed(CURLcode code, const curl_link::Transfer &transfer);

} // namespace qcat::notify_channels
