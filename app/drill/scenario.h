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

// Configuration with which there are more orders in less time.
inline constexpr auto kManyMakers = "strategy:\n  instances:\n    - {id: mm-1, kind: market_making}\n    - {id: mm-2, kind: market_making}\n"
                                    "    - {id: mm-3, kind: market_making}\n    - {id: mm-4, kind: market_making}\n    - {id: mm-5, kind: market_making}\n";

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
std::vector<Scenario> venueScenarios();

// The record is whole: every order and fill of the journal in the store, once, as `qcat doctor store` finds it.
base::Status recordIsWhole(Range &range);
// Trading is halted and the record whole: a person resumes.
base::Status standsSafe(Range &range);

} // namespace qcat::app::drill
