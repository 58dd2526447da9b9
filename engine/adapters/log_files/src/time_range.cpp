#include <qcat/log_files/time_range.h>

#include <qcat/log_files/byte_source.h>
#include <qcat/log_files/line_header.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace qcat::log_files
{

namespace
{

constexpr std::size_t kWindow = 4 * 1024; // some twenty messages
constexpr std::size_t kHead = 64 * 1024;

base::Error noTimes(const std::string &file)
{
    return base::Error{"log.no_times", fmt::format("no line of {} begins with a time", file)}.with("file", file);
}

struct Found {
    std::uint64_t offset = 0; // of the line
    CivilTime time;
};

class PlainFile
{
public:
    explicit PlainFile(const std::string &file) : m_descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC))
    {
        struct stat facts = {};
        if (m_descriptor >= 0 && ::fstat(m_descriptor, &facts) == 0)
            m_size = std::uint64_t(facts.st_size);
    }
    ~PlainFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    PlainFile(const PlainFile &) = delete;
    PlainFile &operator=(const PlainFile &) = delete;

    bool isOpen() const { return m_descriptor >= 0; }
    std::uint64_t size() const { return m_size; }

    // The first line at or behind `offset` that begins a message; none up to the end.
    std::optional<Found> messageFrom(std::uint64_t offset)
    {
        bool isAtLineBegin = offset == 0;
        if (offset > 0) {
            char before = 0;
            isAtLineBegin = ::pread(m_descriptor, &before, 1, off_t(offset - 1)) == 1 && before == '\n';
        }
        std::string carry;
        std::uint64_t carryAt = offset;
        std::vector<char> window(kWindow);
        while (offset < m_size) {
            const auto got = ::pread(m_descriptor, window.data(), window.size(), off_t(offset));
            if (got <= 0)
                return std::nullopt;
            carry.append(window.data(), std::size_t(got));
            offset += std::uint64_t(got);
            std::size_t begin = 0;
            while (true) {
                const auto end = carry.find('\n', begin);
                if (end == std::string::npos && offset < m_size)
                    break;
                LineHeader header;
                const auto line =
                    std::string_view(carry).substr(begin, end == std::string::npos ? std::string::npos : end - begin);
                if (isAtLineBegin && readHeader(line, header))
                    return Found{carryAt + begin, header.time};
                isAtLineBegin = true;
                if (end == std::string::npos)
                    return std::nullopt;
                begin = end + 1;
            }
            carryAt += begin;
            carry.erase(0, begin);
        }
        return std::nullopt;
    }

    // The offset of the first message whose time is `wanted` or later; the size where all are earlier.
    std::uint64_t firstNotBefore(CivilTime wanted)
    {
        std::uint64_t low = 0, high = m_size; // a message of that time begins in [low, high]
        while (high - low > kWindow) {
            const auto middle = low + (high - low) / 2;
            const auto found = messageFrom(middle);
            if (found && found->time < wanted)
                low = found->offset;
            else
                high = middle;
        }
        for (auto at = low;;) {
            const auto found = messageFrom(at);
            if (!found)
                return m_size;
            if (found->time >= wanted)
                return found->offset;
            at = found->offset + 1;
        }
    }

private:
    const int m_descriptor;
    std::uint64_t m_size = 0;
};

} // namespace

base::Result<ByteRange> bytesOf(const std::string &file, CivilTime from, CivilTime to)
{
    PlainFile plain(file);
    if (!plain.isOpen())
        return base::Error{"log.unreadable", fmt::format("{} cannot be read: {}", file, std::strerror(errno))}
            .with("file", file)
            .with("detail", std::strerror(errno));
    if (plain.size() == 0)
        return ByteRange{};
    if (!plain.messageFrom(0))
        return noTimes(file);
    return ByteRange{plain.firstNotBefore(from), plain.firstNotBefore(to)};
}

base::Result<CivilTime> firstTimeOf(const std::string &file)
{
    auto source = ByteSource::open(file);
    if (!source)
        return source.error();
    std::string head(kHead, '\0');
    std::size_t size = 0;
    while (size < head.size()) {
        const auto got = (*source)->read(head.data() + size, head.size() - size);
        if (!got || *got == 0)
            break;
        size += *got;
    }
    head.resize(size);
    for (std::size_t begin = 0; begin < head.size();) {
        const auto end = std::min(head.find('\n', begin), head.size());
        LineHeader header;
        if (readHeader(std::string_view(head).substr(begin, end - begin), header))
            return header.time;
        begin = end + 1;
    }
    return noTimes(file);
}

} // namespace qcat::log_files
