#pragma once

#include "ops_assembly.h"

#include <qcat/base/executor.h>
#include <qcat/ops_ports/action.h>

#include <memory>

namespace qcat::runtime
{

// "performance.reset": what is usual is learned anew, after a copy of it was kept.
std::unique_ptr<ops::Action> resetBaselinesAction(const OpsEyes &eyes, base::Executor &desk);

} // namespace qcat::runtime
