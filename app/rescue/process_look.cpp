#include "process_look.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace qcat::app::rescue
{

namespace fs = std::filesystem;

namespace
{

// The socket's inode of the listener on `port`, from /proc/net/tcp or tcp6; empty: nobody listens.
std::string listenerIn(const char *table, int port)
{
    constexpr auto kListening = "0A";
    std::ifstream file(table);
    std::string line;
    std::getline(file, line); // the heading
    while (std::getline(file, line)) {
        std::istringstream words(line);
        std::string slot, local, remote, state, queues, timer, retransmits, uid, timeout, inode;
        words >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> uid >> timeout >> inode;
        if (state == kListening && local.ends_with(fmt::format(":{:04X}", port)))
            return inode;
    }
    return {};
}

int holderOfSocket(const std::string &inode)
{
    const std::string wanted = "socket:[" + inode + "]";
    std::error_code error;
    for (const auto &process : fs::directory_iterator("/proc", error)) {
        const int pid = std::atoi(process.path().filename().c_str());
        if (pid <= 0)
            continue;
        std::error_code denied; // another user's
        for (const auto &file : fs::directory_iterator(process.path() / "fd", denied)) {
            std::error_code gone;
            if (fs::read_symlink(file.path(), gone).string() == wanted)
                return pid;
        }
    }
    return 0;
}

} // namespace

std::string nameOf(int pid)
{
    std::string name;
    std::ifstream file(fmt::format("/proc/{}/comm", pid));
    std::getline(file, name);
    return name;
}

// By the kernel's own list. To try the lock would be shorter, and would turn an engine away that starts in that moment.
Holder holderOf(const fs::path &lock)
{
    struct stat file = {};
    if (::stat(lock.c_str(), &file) != 0)
        return {};
    const auto wanted = fmt::format("{:02x}:{:02x}:{}", major(file.st_dev), minor(file.st_dev), file.st_ino);
    std::ifstream locks("/proc/locks");
    std::string line;
    while (std::getline(locks, line)) {
        std::istringstream words(line);
        std::string number, kind, mode, access, where;
        int pid = 0;
        words >> number >> kind >> mode >> access >> pid >> where;
        if (kind == "FLOCK" && where == wanted)
            return {true, pid};
    }
    return {};
}

ProcessState stateOf(int pid)
{
    std::ifstream file(fmt::format("/proc/{}/stat", pid));
    std::string line;
    std::getline(file, line);
    const auto afterName = line.rfind(')'); // the name may hold blanks and brackets
    if (afterName == std::string::npos || afterName + 2 >= line.size())
        return ProcessState::Running; // of another container, perhaps: the lock says that it lives
    switch (line[afterName + 2]) {
    case 'T':
    case 't':
        return ProcessState::Frozen;
    case 'D':
        return ProcessState::Waiting;
    default:
        return ProcessState::Running;
    }
}

PortOwner ownerOf(int port)
{
    PortOwner owner;
    owner.port = port;
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        const auto inode = listenerIn(table, port);
        if (inode.empty())
            continue;
        owner.isTaken = true;
        owner.pid = holderOfSocket(inode);
        owner.program = nameOf(owner.pid);
        return owner;
    }
    return owner;
}

} // namespace qcat::app::rescue
