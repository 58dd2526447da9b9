#include "small_disk.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace qcat::app::drill
{

std::string SmallDisk::unavailable()
{
    return ::geteuid() == 0 ? std::string() : "a disk of its own can be mounted by root only";
}

base::Result<std::unique_ptr<SmallDisk>> SmallDisk::mountAt(const std::filesystem::path &path, int mebibytes)
{
    std::error_code ignored;
    std::filesystem::create_directories(path, ignored);
    // the mounts of this thread, and of what it starts, are its own from now on
    const bool isApart = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    if (!isApart || ::mount("tmpfs", path.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, fmt::format("size={}m,mode=0700", mebibytes).c_str()) != 0)
        return base::Error{"drill.disk", fmt::format("no disk can be mounted at {}: {}", path.string(), std::strerror(errno))};
    return std::unique_ptr<SmallDisk>(new SmallDisk(path));
}

SmallDisk::~SmallDisk()
{
    ::umount2(m_path.c_str(), MNT_DETACH);
}

base::Status SmallDisk::take(const std::filesystem::path &file, int mebibytes)
{
    const int descriptor = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const int error = descriptor < 0 ? errno : ::posix_fallocate(descriptor, 0, off_t(mebibytes) << 20);
    ::close(descriptor);
    return error == 0 ? base::Status() : base::Error{"drill.disk", fmt::format("{}: {}", file.string(), std::strerror(error))};
}

} // namespace qcat::app::drill
