#include "control_group.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

namespace qcat::surroundings
{

namespace fs = std::filesystem;

namespace
{

// What the files are called in the two hierarchies.
struct Names {
    const char *used;
    const char *limits[2]; // the lesser counts
    const char *idleFiles; // in memory.stat
    const char *kills;     // the file with the line "oom_kill N"
};
constexpr Names kUnified = {"memory.current", {"memory.max", "memory.high"}, "inactive_file", "memory.events"};
constexpr Names kAlone = {"memory.usage_in_bytes", {"memory.limit_in_bytes", "memory.soft_limit_in_bytes"}, "total_inactive_file", "memory.oom_control"};
constexpr double kNoLimit = 1e18; // how the controller on its own says it, nearly

struct Group {
    fs::path folder;
    const Names &names;
};

bool hasMemory(const std::string &controllers)
{
    std::istringstream list(controllers);
    for (std::string each; std::getline(list, each, ',');)
        if (each == "memory")
            return true;
    return false;
}

// The group's own folder; in a container the path may be that of the host, and the root is the group then.
fs::path inside(const fs::path &root, const std::string &path)
{
    std::error_code ignored;
    auto folder = root / fs::path(path).relative_path();
    return fs::exists(folder, ignored) ? folder : root;
}

Group groupOf(const ProcessFiles &files)
{
    const fs::path root(files.cgroups);
    Group group{root, kUnified};
    std::ifstream in(files.proc + "/cgroup");
    for (std::string line; std::getline(in, line);) { // ID:CONTROLLERS:PATH
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const auto controllers = line.substr(first + 1, second - first - 1), path = line.substr(second + 1);
        if (hasMemory(controllers))
            return {inside(root / "memory", path), kAlone};
        if (controllers.empty())
            group.folder = inside(root, path);
    }
    return group;
}

std::optional<double> numberIn(const fs::path &file)
{
    std::ifstream in(file);
    double value = 0;
    return in >> value ? std::optional(value) : std::nullopt; // "max": no limit
}

} // namespace

std::optional<double> numberAfter(const fs::path &file, const std::string &name)
{
    std::ifstream in(file);
    for (std::string word; in >> word;)
        if (double value = 0; word == name && in >> value)
            return value;
    return std::nullopt;
}

GroupMemory memoryOfGroup(const ProcessFiles &files)
{
    const auto [folder, names] = groupOf(files);
    GroupMemory memory;
    if (const auto used = numberIn(folder / names.used))
        memory.used = std::max(0.0, *used - numberAfter(folder / "memory.stat", names.idleFiles).value_or(0));
    for (const char *name : names.limits)
        if (const auto limit = numberIn(folder / name); limit && *limit < memory.limit.value_or(kNoLimit))
            memory.limit = limit;
    memory.killed = numberAfter(folder / names.kills, "oom_kill").value_or(0);
    return memory;
}

} // namespace qcat::surroundings
