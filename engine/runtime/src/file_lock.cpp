#include "file_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace qcat::runtime
{

namespace
{

std::string ownerOf(int descriptor)
{
    char text[32] = {};
    const auto size = ::pread(descriptor, text, sizeof text - 1, 0);
    return size > 0 ? std::string(text, std::size_t(size)) : std::string("?");
}

void writeOwner(int descriptor)
{
    const std::string pid = std::to_string(::getpid());
    if (::ftruncate(descriptor, 0) == 0)
        (void)!::pwrite(descriptor, pid.data(), pid.size(), 0); // only for the other's message
}

} // namespace

base::Result<FileLock> FileLock::take(const std::filesystem::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return base::Error{"lock.unusable", "cannot open the lock " + file.string() + ": " + std::strerror(errno)}
            .with("file", file.string())
            .with("reason", std::strerror(errno));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const std::string owner = ownerOf(descriptor);
        ::close(descriptor);
        return base::Error{"lock.taken", file.string() + " is held by process " + owner}
            .with("file", file.string())
            .with("pid", owner);
    }
    writeOwner(descriptor);
    return FileLock(descriptor);
}

FileLock::FileLock(FileLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock &FileLock::operator=(FileLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace qcat::runtime
