#pragma once

#include <qcat/base/result.h>

#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>

namespace qcat::drill_servers
{

base::Status writeTo(const std::filesystem::path &file, const std::string &text);

// A group made below the root of a hierarchy, with a name of its own; for `what`, which a sentence names.
base::Result<std::filesystem::path> makeGroup(const std::filesystem::path &root, const char *what);

// Processes that were put into a group, until they are given back to those that they came from.
class TakenProcesses
{
public:
    // `root` is that of the group's hierarchy, `controllers` its name in /proc/PID/cgroup.
    base::Status take(pid_t process, const std::filesystem::path &group, const std::filesystem::path &root, const std::string &controllers);
    void giveBack();

private:
    std::map<pid_t, std::filesystem::path> m_from;
};

// After a fork, where another thread may have held any lock, so by system calls alone: ends with its parent, is the first that the kernel ends
// for lack of memory, and is in the groups whose "cgroup.procs" are open here. False: it could not.
bool joinAsVictim(std::initializer_list<int> groups);

} // namespace qcat::drill_servers
