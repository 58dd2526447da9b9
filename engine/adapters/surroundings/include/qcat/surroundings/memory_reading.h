#pragma once

#include <qcat/surroundings/machine_checks.h>

#include <cstdint>
#include <optional>

namespace qcat::surroundings
{

enum class MemoryBound { Process, Group, Machine };

// What this process takes, and the bound that it is nearest to. Bytes.
struct MemoryReading
{
    std::int64_t resident = 0;
    std::int64_t anonymous = 0; // of it: not the program's file and others that the kernel can read again
    MemoryBound bound = MemoryBound::Machine;
    std::int64_t used = 0; // of the bound; without what the kernel takes back by itself
    std::int64_t limit = 0;
    // 0..1 and more. Of a machine, which others fill too, half as much must be left free as of a bound of our own: 0.8 when 0.9 of it is used.
    double pressure = 0;
};

// `ownLimit`: of the process, 0 for none. Nothing where the kernel does not tell. Quick; `meminfo` is that of the machine.
std::optional<MemoryReading> memoryReading(std::int64_t ownLimit, const ProcessFiles &files = {}, const std::string &meminfo = "/proc/meminfo");

} // namespace qcat::surroundings
