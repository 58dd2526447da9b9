#pragma once

#include "ops_assembly.h"

#include <qcat/ops_ports/action.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace qcat::runtime
{

// "store.compare" and "store.is_whole": every row that the journals explain against the store, as `qcat doctor store` does it. "store.refill":
// writes those rows again. A row is keyed by what it is, so what is there stays as it is, and nothing is ever deleted.
std::vector<std::unique_ptr<ops::Action>> recordActions(const domain::Config &config, const std::filesystem::path &data, const OpsEyes &eyes,
                                                        base::Executor &worker, base::Executor &desk);

} // namespace qcat::runtime
