#pragma once

#include <qcat/surroundings/machine_checks.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

// Numbers out of the files in which the kernel tells about processes and control groups.
namespace qcat::surroundings
{

// The number after `name` in a file of lines "name number …".
inline std::optional<double> numberAfter(const std::filesystem::path &file, const std::string &name)
{
    std::ifstream in(file);
    for (std::string word; in >> word;)
        if (double value = 0; word == name && in >> value)
            return value;
    return std::nullopt;
}

// Of a file that holds one; "max" is none: there is no limit.
inline std::optional<double> numberIn(const std::filesystem::path &file)
{
    std::ifstream in(file);
    double value = 0;
    return in >> value ? std::optional(value) : std::nullopt;
}

// The folder of the process's control group; of the unified hierarchy only, as systemd of Debian 12 has it.
inline std::filesystem::path groupOf(const ProcessFiles &files)
{
    std::ifstream in(files.proc + "/cgroup");
    for (std::string line; std::getline(in, line);)
        if (line.starts_with("0::"))
            return std::filesystem::path(files.cgroups) / std::filesystem::path(line.substr(3)).relative_path();
    return files.cgroups;
}

// The lower of what it may have and of where the kernel begins to slow it down.
inline std::optional<double> memoryLimitOf(const std::filesystem::path &group)
{
    const auto most = numberIn(group / "memory.max");
    const auto high = numberIn(group / "memory.high");
    return most && high ? std::min(*most, *high) : most ? most : high;
}

} // namespace qcat::surroundings
