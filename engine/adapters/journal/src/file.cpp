#include "file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace qcat::journal
{

using base::Error;
using base::Status;

Error fileError(const char *code, const std::filesystem::path &path, const std::string &why)
{
    return Error{code, path.string() + ": " + why}.with("file", path.string()).with("why", why);
}

Error fileError(const char *code, const std::filesystem::path &path, std::uint64_t offset, const std::string &why)
{
    const std::string place = std::to_string(offset);
    return Error{code, path.string() + " at byte " + place + ": " + why}
        .with("file", path.string())
        .with("offset", place)
        .with("why", why);
}

File::File(std::filesystem::path path, int descriptor) : m_path(std::move(path)), m_descriptor(descriptor) {}

File::File(File &&other) noexcept : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

File &File::operator=(File &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

File::~File()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

base::Result<File> File::create(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP);
    if (descriptor < 0)
        return fileError("journal.cannot_create", path, std::string("cannot be created: ") + std::strerror(errno));
    return File(path, descriptor);
}

base::Result<File> File::openExisting(const std::filesystem::path &path)
{
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return fileError("journal.cannot_open", path,
                         std::string("cannot be opened for writing: ") + std::strerror(errno));
    return File(path, descriptor);
}

Status File::writeAt(std::uint64_t offset, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::pwrite(m_descriptor, bytes.data(), bytes.size(), off_t(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed("cannot be written");
        offset += std::uint64_t(written);
        bytes.remove_prefix(std::size_t(written));
    }
    return {};
}

Status File::truncate(std::uint64_t size)
{
    return ::ftruncate(m_descriptor, off_t(size)) == 0 ? Status{} : failed("cannot be shortened");
}

Status File::syncData()
{
    return ::fdatasync(m_descriptor) == 0 ? Status{} : failed("cannot be synced to the disk");
}

Status File::rename(const std::filesystem::path &to)
{
    if (::rename(m_path.c_str(), to.c_str()) != 0)
        return failed("cannot be renamed");
    m_path = to;
    return {};
}

Error File::failed(const char *what) const
{
    return fileError("journal.write_failed", m_path, std::string(what) + ": " + std::strerror(errno));
}

Status syncFolder(const std::filesystem::path &folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int reason = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    return done ? Status{}
                : fileError("journal.write_failed", folder, std::string("cannot be synced: ") + std::strerror(reason));
}

base::Result<std::string> readWhole(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::error_code failed;
    std::string bytes(file ? std::filesystem::file_size(path, failed) : 0, '\0');
    if (!file || failed || !file.read(bytes.data(), std::streamsize(bytes.size())))
        return fileError("journal.cannot_read", path, std::string("cannot be read: ") + std::strerror(errno));
    return bytes;
}

} // namespace qcat::journal
