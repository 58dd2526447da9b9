#pragma once

#include "scenario.h"
#include "score.h"

namespace qcat::app::drill
{

struct Options {
    bool isUnattended = false;
    base::Duration mendWithin = std::chrono::minutes(30); // an operator's time; unattended far less is needed
    // Called once when the range stands and the damage is done: where to attach the console.
    std::function<void(Range &)> onDamaged = {};
    std::function<bool()> isStopped = {}; // the operator gave up
};

// Builds a range, breaks it, has it mended, by the healer or by whoever attaches to it, and looks that it is whole.
// Blocks until then.
Score run(const Scenario &scenario, const Options &options);

} // namespace qcat::app::drill
