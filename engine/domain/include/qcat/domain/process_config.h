#pragma once

#include <qcat/domain/config_fields.h>

#include <cstdint>
#include <string>
#include <vector>

namespace qcat::domain
{

// What the process may hold in memory, and what it gives up first when that gets scarce.
struct MemoryConfig
{
    std::int64_t limit = 0; // of the whole process; 0: of its control group, and else of the machine
    double shedAt = 0.80;   // share of it that is in use
    double giveBackBelow = 0.65;
    std::vector<std::string> shedOrder = {"charts", "log_index", "research", "symbols"};
    std::int64_t charts = 64ll << 20;
    std::int64_t logIndex = 512ll << 20;
};
template <>
const std::vector<ConfigField<MemoryConfig>> &configFields();

// A whole configuration: what trading and the desk are made of, and what is of the process alone, which they may not look at.
struct ProcessConfig : Config
{
    MemoryConfig memory;
};

} // namespace qcat::domain
