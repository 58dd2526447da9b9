#pragma once

#include <qcat/domain/health.h>

#include <string>
#include <string_view>
#include <vector>

// Who holds memory of the engine's process, as the probe of the memory budget measures it: on the component "memory".
namespace qcat::domain
{

inline constexpr std::string_view kMemoryOf = "memory_of_";     // NAME: bytes that are held
inline constexpr std::string_view kMemoryShed = "memory_shed_"; // NAME: 1 while as little as it can, because memory is scarce

struct HeldMemory
{
    std::string name; // "charts", "log_index", "research", "symbols"; "other", "program"
    double bytes = 0;
    bool mayBeShed = false;
    bool isShed = false;
};

// In the order in which they are shed, then the rest.
inline std::vector<HeldMemory> heldMemory(const std::vector<Measured> &measured)
{
    std::vector<HeldMemory> held;
    for (const auto &one : measured) {
        if (one.name.starts_with(kMemoryOf))
            held.push_back({one.name.substr(kMemoryOf.size()), one.value, false, false});
        else if (one.name.starts_with(kMemoryShed) && !held.empty() && held.back().name == one.name.substr(kMemoryShed.size()))
            held.back() = {held.back().name, held.back().bytes, true, one.value > 0};
    }
    return held;
}

} // namespace qcat::domain
