#include <qcat/log_files/log_file.h>

#include <qcat/log_files/gzip_points.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace qcat::log_files
{

namespace
{

base::Error unreadable(const std::string &file, const std::string &why)
{
    return base::Error{"log.unreadable", fmt::format("{} cannot be read: {}", file, why)}.with("file", file).with("detail", why);
}

} // namespace

base::Result<std::shared_ptr<LogFile>> LogFile::open(const std::string &name)
{
    return open(name, name);
}

base::Result<std::shared_ptr<LogFile>> LogFile::open(const std::string &path, const std::string &name)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return unreadable(name, std::strerror(errno));
    std::shared_ptr<LogFile> file(new LogFile(name, descriptor));
    struct stat facts = {};
    if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode))
        return unreadable(name, S_ISDIR(facts.st_mode) ? "it is a folder" : "it is no file");
    file->m_device = facts.st_dev;
    file->m_inode = facts.st_ino;
    unsigned char head[2] = {};
    file->m_isPacked = ::pread(descriptor, head, sizeof head, 0) == 2 && head[0] == 0x1f && head[1] == 0x8b;
    const auto encoding = encodingOfFile(file->path());
    file->m_encoding = encoding ? *encoding : TextEncoding::Utf8; // one that is damaged says so when it is read
    return file;
}

LogFile::LogFile(std::string name, int descriptor) : m_name(std::move(name)), m_descriptor(descriptor) {}

LogFile::~LogFile()
{
    ::close(m_descriptor);
}

std::string LogFile::path() const
{
    return fmt::format("/proc/self/fd/{}", m_descriptor);
}

std::uint64_t LogFile::sizeNow() const
{
    struct stat facts = {};
    return ::fstat(m_descriptor, &facts) == 0 ? std::uint64_t(facts.st_size) : 0;
}

std::int64_t LogFile::changedNs() const
{
    struct stat facts = {};
    return ::fstat(m_descriptor, &facts) == 0 ? std::int64_t(facts.st_mtim.tv_sec) * 1'000'000'000 + facts.st_mtim.tv_nsec : 0;
}

std::shared_ptr<const GzipPoints> LogFile::points() const
{
    const std::lock_guard lock(m_mutex);
    return m_points;
}

void LogFile::setPoints(std::shared_ptr<const GzipPoints> points)
{
    const std::lock_guard lock(m_mutex);
    m_points = std::move(points);
}

base::Result<std::string> LogFile::read(std::uint64_t offset, std::size_t size) const
{
    std::string bytes;
    if (!m_isPacked) {
        bytes.resize(size);
        std::size_t had = 0;
        while (had < size) {
            const auto got = ::pread(m_descriptor, bytes.data() + had, size - had, off_t(offset + had));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return unreadable(m_name, std::strerror(errno));
            if (got == 0)
                break;
            had += std::size_t(got);
        }
        bytes.resize(had);
        return bytes;
    }
    const std::lock_guard lock(m_mutex);
    while (bytes.size() < size) {
        const auto at = offset + bytes.size();
        if (at < m_unpackedAt || at >= m_unpackedAt + m_unpacked.size()) {
            if (!m_points)
                return unreadable(m_name, "it is not unpacked yet");
            auto piece = m_points->pieceAt(m_descriptor, at);
            if (!piece)
                return piece.error();
            if (piece->bytes.empty())
                break;
            m_unpackedAt = piece->begin;
            m_unpacked = std::move(piece->bytes);
        }
        bytes += m_unpacked.substr(std::size_t(at - m_unpackedAt), size - bytes.size());
    }
    return bytes;
}

} // namespace qcat::log_files
