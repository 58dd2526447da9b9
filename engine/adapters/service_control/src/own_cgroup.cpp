#include "own_cgroup.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace qcat::service_control
{

namespace
{

constexpr const char *kGroup = "qcat-control";

std::string slurp(const char *file)
{
    std::ifstream in(file);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// The folder of the hierarchy that a line of /proc/self/cgroup is about; empty for one that systemd does not go by.
std::string hierarchyRoot(const std::string &line, const std::string &cgroupRoot)
{
    if (line.starts_with("0::"))
        return std::filesystem::exists(cgroupRoot + "/unified") ? cgroupRoot + "/unified" : cgroupRoot;
    return line.find(":name=systemd:") != std::string::npos ? cgroupRoot + "/systemd" : std::string();
}

bool moveTo(const std::string &group, pid_t child)
{
    std::error_code ignored;
    std::filesystem::create_directory(group, ignored);
    std::ofstream procs(group + "/cgroup.procs");
    procs << child << std::flush;
    return procs.good();
}

} // namespace

std::vector<std::string> siblingGroups(const std::string &procSelfCgroup, const std::string &cgroupRoot)
{
    std::vector<std::string> groups;
    std::istringstream lines(procSelfCgroup);
    for (std::string line; std::getline(lines, line);) {
        const auto root = hierarchyRoot(line, cgroupRoot);
        const auto own = line.substr(line.find_last_of(':') + 1);
        if (!root.empty() && own != "/")
            groups.push_back(root + own.substr(0, own.find_last_of('/')) + '/' + kGroup);
    }
    return groups;
}

std::string leaveOwnGroup(pid_t child)
{
    const auto groups = siblingGroups(slurp("/proc/self/cgroup"), "/sys/fs/cgroup");
    if (groups.empty())
        return "is in no control group of qcat's";
    for (const auto &group : groups)
        if (!moveTo(group, child))
            return fmt::format(
                "stays in qcat's control group ({} may not be written): what it starts ends with the qcat service",
                group);
    return fmt::format("moved to the control group {}", groups.front());
}

} // namespace qcat::service_control
