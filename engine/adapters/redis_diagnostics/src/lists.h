#pragma once

#include <qcat/domain/redis_activity.h>
#include <qcat/redis_link/reply.h>

#include <string>
#include <string_view>

namespace qcat::redis_diagnostics
{

// The lists of the page, out of the answers to SLOWLOG GET, CLIENT LIST and LATENCY LATEST. Entries that are not built
// as expected are passed over.
domain::Bounded<domain::redis::SlowCommand> slowLogOf(const redis_link::Reply &reply, std::int64_t total);
domain::Bounded<domain::redis::Client> clientListOf(std::string_view text);
domain::Bounded<domain::redis::LatencyEvent> latencyEventsOf(const redis_link::Reply &reply);
// Any bytes as printable ASCII: "\x00" for what is not, cut after `most` characters.
std::string printable(std::string_view bytes, std::size_t most = 200);

} // namespace qcat::redis_diagnostics
