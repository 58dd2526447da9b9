#include <qcat/drill_servers/memory_group.h>

#include "control_groups.h"

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace qcat::drill_servers
{

namespace fs = std::filesystem;

namespace
{

// Where groups with a limit of memory are made, and what the files are called there.
struct Hierarchy {
    fs::path root;
    const char *controllers;
    const char *limit;
    const char *used;
};

Hierarchy hierarchy()
{
    const fs::path all = "/sys/fs/cgroup";
    std::error_code ignored;
    if (fs::exists(all / "memory" / "cgroup.procs", ignored)) // the memory controller on its own
        return {all / "memory", "memory", "memory.limit_in_bytes", "memory.usage_in_bytes"};
    return {all, "", "memory.max", "memory.current"};
}

std::int64_t numberIn(const fs::path &file)
{
    std::int64_t value = 0;
    std::ifstream(file) >> value;
    return value;
}

[[noreturn]] void beHog(int group, std::size_t bytes, int ready)
{
    if (!joinAsVictim({group}))
        ::_exit(1);
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        ::_exit(1);
    std::memset(memory, 1, bytes);
    if (::write(ready, "1", 1) != 1)
        ::_exit(1);
    while (true)
        ::pause();
}

} // namespace

struct MemoryGroup::Inside {
    Hierarchy where;
    fs::path folder;
    std::int64_t limit = 0;
    TakenProcesses taken = {};
    pid_t hog = 0;
};

std::string MemoryGroup::unavailable()
{
    const auto made = make(std::int64_t(64) << 20);
    return made ? std::string() : made.error().message;
}

base::Result<std::unique_ptr<MemoryGroup>> MemoryGroup::make(std::int64_t limitBytes)
{
    auto where = hierarchy();
    const auto folder = makeGroup(where.root, "memory");
    if (!folder)
        return folder.error();
    std::unique_ptr<MemoryGroup> group(new MemoryGroup(std::make_unique<Inside>(Inside{where, *folder, limitBytes})));
    if (auto limited = writeTo(*folder / where.limit, std::to_string(limitBytes)); !limited)
        return base::Error{"drill.group", "no control group can have a limit of memory here: " + limited.error().message};
    return group;
}

MemoryGroup::MemoryGroup(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}

MemoryGroup::~MemoryGroup()
{
    endHog();
    m_inside->taken.giveBack();
    ::rmdir(m_inside->folder.c_str());
}

base::Status MemoryGroup::take(pid_t process)
{
    return m_inside->taken.take(process, m_inside->folder, m_inside->where.root, m_inside->where.controllers);
}

base::Status MemoryGroup::fill(double share)
{
    const auto missing = std::int64_t(double(m_inside->limit) * share) - numberIn(m_inside->folder / m_inside->where.used);
    const int group = ::open((m_inside->folder / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC);
    int ready[2] = {-1, -1};
    if (missing <= 0 || group < 0 || ::pipe2(ready, O_CLOEXEC) != 0)
        return base::Error{"drill.group", "the control group is full already, or cannot be joined"};
    m_inside->hog = ::fork();
    if (m_inside->hog == 0)
        beHog(group, std::size_t(missing), ready[1]);
    ::close(group);
    ::close(ready[1]);
    char byte = 0;
    const bool isThere = m_inside->hog > 0 && ::read(ready[0], &byte, 1) == 1;
    ::close(ready[0]);
    return isThere ? base::Status() : base::Error{"drill.group", "the memory of the control group cannot be taken"};
}

void MemoryGroup::endHog()
{
    if (m_inside->hog <= 0)
        return;
    ::kill(m_inside->hog, SIGKILL);
    ::waitpid(m_inside->hog, nullptr, 0);
    m_inside->hog = 0;
}

} // namespace qcat::drill_servers
