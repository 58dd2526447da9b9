#include "frozen_thread.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <utility>

namespace qcat::app::drill
{

namespace
{

pid_t threadOf(pid_t process, const std::string &name)
{
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", process), error)) {
        std::string comm;
        if (std::getline(std::ifstream(entry.path() / "comm"), comm) && comm == name)
            return pid_t(std::stol(entry.path().filename().string()));
    }
    return 0;
}

} // namespace

base::Result<std::shared_ptr<FrozenThread>> FrozenThread::freeze(pid_t process, const std::string &name)
{
    const pid_t thread = threadOf(process, name);
    if (thread == 0)
        return base::Error{"drill.freeze", fmt::format("process {} has no thread \"{}\"", process, name)};
    if (::ptrace(PTRACE_SEIZE, thread, nullptr, nullptr) != 0 || ::ptrace(PTRACE_INTERRUPT, thread, nullptr, nullptr) != 0)
        return base::Error{"drill.freeze", fmt::format("thread \"{}\" cannot be stopped: {}", name, std::strerror(errno))};
    int status = 0;
    ::waitpid(thread, &status, __WALL);
    return std::shared_ptr<FrozenThread>(new FrozenThread(thread));
}

FrozenThread::~FrozenThread()
{
    release();
}

void FrozenThread::release()
{
    if (const auto thread = std::exchange(m_thread, 0))
        ::ptrace(PTRACE_DETACH, thread, nullptr, nullptr);
}

} // namespace qcat::app::drill
