#pragma once

#include "range.h"

#include <qcat/domain/runbook.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::app::drill
{

// A fault that a drill brings about for real, and how anybody can tell that it is gone, apart from what the desk says.
struct Scenario {
    std::string fault;        // of the catalogue
    std::string name = {};    // of the drill; empty: the fault's
    domain::LocalText damage; // what is done to the range
    Needs needs;
    std::function<base::Status(Range &)> inflict;
    std::string runbook = {}; // that mends this damage; empty: the fault's own
    // What the runbook leaves to a person, when this step of it is done: the drill does it, whoever mends.
    std::map<std::string, std::function<void(Range &)>> byHand = {};
    // Of a runbook with parameters: what the operator picks from what is shown.
    std::function<base::Result<domain::RunbookInputs>(Range &)> inputs = {};
    // The error says what is still broken.
    std::function<base::Status(Range &)> proof;
};

// Every drill there is.
const std::vector<Scenario> &scenarios();
const Scenario *scenarioOf(std::string_view name);
bool isDrilled(std::string_view fault);
// The faults that they are about.
std::vector<std::string> drilledFaults();

// By what they break; scenarios() is made of them.
std::vector<Scenario> databaseScenarios();
std::vector<Scenario> redisScenarios();
std::vector<Scenario> recordScenarios();
std::vector<Scenario> engineScenarios();

// The record is whole: every order and fill of the journal in the store, once, as `qcat doctor store` finds it.
base::Status recordIsWhole(Range &range);

} // namespace qcat::app::drill
