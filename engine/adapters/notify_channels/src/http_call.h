#pragma once

#include <qcat/base/call.h>
#include <qcat/domain/alerting_config.h>
#include <qcat/ops_ports/message_channel.h>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace qcat::notify_channels
{

struct HttpRequest {
    std::string url;
    std::vector<std::string> headers;
    std::optional<std::string> json; // a POST of it; empty: a GET
};

struct HttpAnswer {
    long status = 0;
    std::string body; // its first 64 KiB
    std::optional<base::Duration> retryAfter;
};

// The answer, or what came of a call that got none.
std::variant<HttpAnswer, ops::SendResult> call(const domain::ChannelConfig &channel, const HttpRequest &request, const base::CancelToken &cancel);

} // namespace qcat::notify_channels
