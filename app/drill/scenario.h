#pragma once

#include "range.h"

#include <qcat/domain/runbook.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::app::drill
{

// A fault that a drill brings about for real, and how anybody can tell that it is gone, apart from what the desk says.
struct Scenario {
    std::string fault;        // of the catalogue; names the drill
    domain::LocalText damage; // what is done to the range
    Needs needs;
    std::function<base::Status(Range &)> inflict;
    // Of a runbook with parameters: what the operator picks from what is shown.
    std::function<base::Result<domain::RunbookInputs>(Range &)> inputs = {};
    // The error says what is still broken.
    std::function<base::Status(Range &)> proof;
};

// Every drill there is.
const std::vector<Scenario> &scenarios();
const Scenario *scenarioOf(std::string_view fault);
// The faults that they are about.
std::vector<std::string> drilledFaults();

// By what they break; scenarios() is made of them.
std::vector<Scenario> databaseScenarios();
std::vector<Scenario> redisScenarios();

// The record is whole: every order and fill of the journal in the store, once, as `qcat doctor store` finds it.
base::Status recordIsWhole(Range &range);

} // namespace qcat::app::drill
