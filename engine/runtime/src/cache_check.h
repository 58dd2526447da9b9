#pragma once

#include <qcat/domain/cache_status.h>
#include <qcat/ops_ports/check.h>

namespace qcat::runtime
{

using CacheEyes = std::function<domain::CacheStatus()>;

// Crit while a shared risk switch halts this engine, Unknown while the switches cannot be read.
ops::Check sharedHaltCheck(CacheEyes cache);
// Crit while state is kept back from a server that may drop it, Warn while nothing can be written.
ops::Check sharedStateCheck(CacheEyes cache);

} // namespace qcat::runtime
