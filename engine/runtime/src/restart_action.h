#pragma once

#include "ops_assembly.h"

#include <qcat/ops_ports/action.h>

#include <memory>

namespace qcat::runtime
{

// "engine.restart": stops in order and starts again. Planned only for an engine that is halted, has no order that could be filled, and whose
// every position has a stop resting at the venue. It never says that it worked: the next process finds the step begun and is the proof.
std::unique_ptr<ops::Action> restartAction(const OpsEyes &eyes, base::Executor &desk);

} // namespace qcat::runtime
