#pragma once

#include "parameters.h"
#include "strategy.h"

#include <qcat/kernel/kernel.h>

#include <memory>

namespace qcat::trading
{

// One configured strategy at work.
struct StrategySlot {
    domain::StrategyInstanceConfig config;
    OrderOwner owner;
    std::uint32_t revision = 1; // of the kind's code
    std::string parameters;     // canonical text, complete
    std::unique_ptr<Strategy> strategy;
    bool enabled = true;
    domain::Position own; // from its own fills
    std::int64_t orders = 0;
    std::int64_t fills = 0;
};

// In the order of the configuration. An Error names the strategy, what is wrong and what would be right.
base::Result<std::vector<StrategySlot>> makeStrategies(const KernelConfig &config);

std::vector<StrategyRegistration> registrationsOf(const std::vector<StrategySlot> &slots);

// Complete parameters as canonical text; what was given where they are not valid.
std::string canonicalParameters(const domain::StrategyInstanceConfig &config);

} // namespace qcat::trading
