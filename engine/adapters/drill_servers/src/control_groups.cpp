#include "control_groups.h"

#include <fmt/format.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::drill_servers
{

namespace fs = std::filesystem;

namespace
{

// The group that a process is in now.
fs::path groupOf(pid_t process, const fs::path &root, const std::string &controllers)
{
    std::ifstream in(fmt::format("/proc/{}/cgroup", process));
    for (std::string line; std::getline(in, line);) { // ID:CONTROLLERS:PATH
        const auto first = line.find(':'), second = line.find(':', first + 1);
        if (second != std::string::npos && line.substr(first + 1, second - first - 1) == controllers)
            return root / fs::path(line.substr(second + 1)).relative_path();
    }
    return root;
}

} // namespace

base::Status writeTo(const fs::path &file, const std::string &text)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC);
    const bool written = descriptor >= 0 && ::write(descriptor, text.data(), text.size()) == ssize_t(text.size());
    const int error = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    return written ? base::Status() : base::Error{"drill.group", fmt::format("{}: {}", file.string(), std::strerror(error))};
}

base::Result<fs::path> makeGroup(const fs::path &root, const char *what)
{
    static int last = 0;
    const auto folder = root / fmt::format("qcat-drill-{}-{}", ::getpid(), ++last);
    if (::mkdir(folder.c_str(), 0755) != 0)
        return base::Error{"drill.group", fmt::format("no control group for {} can be made here: {}: {}", what, folder.string(), std::strerror(errno))};
    return folder;
}

base::Status TakenProcesses::take(pid_t process, const fs::path &group, const fs::path &root, const std::string &controllers)
{
    m_from.emplace(process, groupOf(process, root, controllers));
    return writeTo(group / "cgroup.procs", std::to_string(process));
}

void TakenProcesses::giveBack()
{
    for (const auto &[process, group] : m_from)
        (void)writeTo(group / "cgroup.procs", std::to_string(process)); // not there any more: gone from the group as well
    m_from.clear();
}

bool joinAsVictim(std::initializer_list<int> groups)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const int victim = ::open("/proc/self/oom_score_adj", O_WRONLY);
    if (::write(victim, "1000", 4) != 4)
        return false;
    for (const int group : groups)
        if (::write(group, "0", 1) != 1)
            return false;
    return true;
}

} // namespace qcat::drill_servers
