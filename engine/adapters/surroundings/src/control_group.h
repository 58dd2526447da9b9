#pragma once

#include <qcat/surroundings/machine_checks.h>

#include <filesystem>
#include <optional>
#include <string>

namespace qcat::surroundings
{

// What the control group of a process uses of memory and may use, in bytes. What the kernel takes back whenever it likes, files that were read
// or written and are not in use any more, is not counted: a group grows to its limit with them, and nothing is wrong then.
struct GroupMemory {
    std::optional<double> used;
    std::optional<double> limit; // empty: none
    double killed = 0;           // processes that the kernel ended for lack of memory, ever
};

// Of the unified hierarchy, as systemd of Debian 12 has it, or of the memory controller on its own, as older hosts give it to a container.
GroupMemory memoryOfGroup(const ProcessFiles &files);

// The number after `name` in a file of lines "name number …".
std::optional<double> numberAfter(const std::filesystem::path &file, const std::string &name);

} // namespace qcat::surroundings
