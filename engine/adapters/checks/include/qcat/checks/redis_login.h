#pragma once

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

namespace qcat::checks
{

// Logs in on a connection of its own, asks for a sign of life and whether a write would be taken now, without writing.
// Ok with the latency; Crit with the reason: refused, timeout, password, loading, a replica, memory full, cannot save …;
// the finding never holds the password.
ops::Check redisLogin(domain::RedisConfig config);

} // namespace qcat::checks
