#pragma once

#include <qcat/actions/service_action.h>
#include <qcat/base/executor.h>
#include <qcat/domain/config.h>

namespace qcat::runtime
{

// What steps may start and restart: database and cache by their units or control commands, and every unit that is watched by its own name.
actions::Services serviceControls(const domain::Config &config, base::Executor &worker, base::Executor &desk);

} // namespace qcat::runtime
