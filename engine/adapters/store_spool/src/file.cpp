#include "file.h"

#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace qcat::store_spool
{

namespace fs = std::filesystem;

File::File(File &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

File &File::operator=(File &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

File::~File()
{
    if (isOpen())
        ::close(m_descriptor);
}

base::Error fileError(std::string_view doing, const fs::path &path)
{
    const char *reason = std::strerror(errno);
    return {std::string(trading::store_codes::kSpoolWriteFailed),
            fmt::format("cannot {} {}: {}", doing, path.string(), reason),
            {{"file", path.string()}, {"reason", reason}}};
}

base::Result<File> openFile(const fs::path &path, int flags)
{
    File file(::open(path.c_str(), flags | O_CLOEXEC, 0600));
    if (!file.isOpen())
        return fileError("open", path);
    return file;
}

base::Status writeAt(const File &file, const fs::path &path, std::int64_t offset, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(file.descriptor(), bytes.data(), bytes.size(), offset);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fileError("write", path);
        bytes.remove_prefix(std::size_t(written));
        offset += written;
    }
    return {};
}

base::Result<std::string> readAt(const File &file, const fs::path &path, std::int64_t offset, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t filled = 0;
    while (filled < size) {
        const ssize_t got = ::pread(file.descriptor(), bytes.data() + filled, size - filled, offset + off_t(filled));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fileError("read", path);
        if (got == 0)
            break;
        filled += std::size_t(got);
    }
    bytes.resize(filled);
    return bytes;
}

base::Status replaceFile(const fs::path &path, std::string_view bytes)
{
    const fs::path fresh = path.string() + ".new";
    const auto file = openFile(fresh, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return file.error();
    if (auto written = writeAt(*file, fresh, 0, bytes); !written)
        return written;
    if (::fdatasync(file->descriptor()) != 0 || ::rename(fresh.c_str(), path.c_str()) != 0)
        return fileError("replace", path);
    return {};
}

} // namespace qcat::store_spool
