#pragma once

#include "http_call.h"

namespace qcat::notify_channels
{

// What a provider's answer means. Several say 200 to everything and put the truth into the body; some answer with a web page.
ops::SendResult judge(domain::ChannelKind kind, const HttpAnswer &answer);

} // namespace qcat::notify_channels
