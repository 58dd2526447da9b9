#pragma once

#include <qcat/domain/pool_status.h>
#include <qcat/ops_ports/check.h>

#include <functional>
#include <vector>

namespace qcat::runtime
{

// Somebody who waited so long for a connection waits because there are too few, not because it is his turn in a moment.
inline constexpr base::Duration kPoolWaitTooLong = std::chrono::milliseconds(250);

// Crit while borrowers wait, or are turned away, because every connection a pool may open is lent; Warn while one is lent
// for longer than it should be. Of several pools, the worst. One caller at a time: it compares with its last look.
ops::Check poolCheck(std::function<std::vector<domain::PoolStatus>()> pools);

} // namespace qcat::runtime
