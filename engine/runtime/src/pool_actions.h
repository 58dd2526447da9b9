#pragma once

#include "ops_assembly.h"

#include <qcat/ops_ports/action.h>

#include <memory>
#include <vector>

namespace qcat::runtime
{

// "pools.status": who holds the connections. "pool.resize": another size for a running pool, refused beyond what its server can bear; it
// counts until the configuration is read again, so that a size that proved good is put there.
std::vector<std::unique_ptr<ops::Action>> poolActions(const OpsEyes &eyes, base::Executor &desk);

} // namespace qcat::runtime
