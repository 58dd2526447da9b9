#pragma once

#include <qcat/domain/config.h>
#include <qcat/ops_ports/check.h>

namespace qcat::checks
{

// Logs in and asks one question on a connection of its own, never one of a pool. Ok with the latency; Crit with the
// reason: refused, timeout, auth …; the finding never holds the password.
ops::Check postgresLogin(domain::DatabaseConfig config);

} // namespace qcat::checks
