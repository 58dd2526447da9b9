#pragma once

#include <qcat/base/clock.h>
#include <qcat/domain/postgres_status.h>
#include <qcat/ops_ports/check.h>

#include <functional>
#include <memory>

namespace qcat::pg_diagnostics
{

// What the diagnostics know, as checks for probes: they ask nobody and answer at once, on whatever thread `newest` may
// be called. A section that has no fresh figures is Unknown. So is one that our role may not see, and the finding names the right that is
// missing, as far as there is nothing bad in what it does see.
using NewestStatus = std::function<std::shared_ptr<const domain::PostgresStatus>()>;

ops::Check lockWaits(NewestStatus newest, const base::Clock &clock);       // Crit: somebody waits longer than 5 s
ops::Check openTransactions(NewestStatus newest, const base::Clock &clock, base::Duration idleTooLong); // Crit: one idles for longer
ops::Check wraparound(NewestStatus newest, const base::Clock &clock);       // Crit: half of the transaction ids are used up
ops::Check connectionsLeft(NewestStatus newest, const base::Clock &clock);  // Warn from 80 % on, Crit from 90 % on

} // namespace qcat::pg_diagnostics
