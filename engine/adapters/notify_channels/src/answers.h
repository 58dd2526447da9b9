#pragma once

#include "http_call.h"

namespace qcat::notify_channels
{

// What a provider's answer means. Several say 200 to everything and put the truth into the body; some answer with a web page.
ops::SendResult judge(domain::ChannelKind kind, const HttpAnswer &answer);

// By the status alone, and where that is good: a page instead of an answer, something stands between us and the provider.
ops::SendResult notTheProvider(const HttpAnswer &answer);
// What the provider says, bounded: it is shown and stored.
std::string excerpt(const std::string &body);

} // namespace qcat::notify_channels
