#pragma once

#include <qcat/api/snapshot.h>
#include <qcat/wire/messages.h>

namespace qcat::http_api
{

// The state of the whole in three words: healthy; degraded (trading is safe, something is broken); unhealthy (trading
// cannot be kept safe: the journal or the engine failed, or a failure halted trading). A component whose news are older
// than twice its interval is unknown, whatever they were.
wire::HealthReport healthReport(const api::Snapshot &snapshot, base::WallTime now, base::SteadyTime steadyNow);
// Before there is an engine ("starting") and after ("stopping").
wire::HealthReport healthWithoutEngine(std::string status, std::string version, base::WallTime now);
// 200 where a load balancer or a human may leave it alone, 503 otherwise.
int httpStatus(const wire::HealthReport &report);

} // namespace qcat::http_api
