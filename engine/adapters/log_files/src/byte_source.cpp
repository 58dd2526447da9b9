#include <qcat/log_files/byte_source.h>

#include <fmt/format.h>
#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace qcat::log_files
{

namespace
{

base::Error unreadable(const std::string &file, const std::string &why)
{
    return base::Error{"log.unreadable", fmt::format("{} cannot be read: {}", file, why)}
        .with("file", file)
        .with("detail", why);
}

class File
{
public:
    explicit File(int descriptor, std::string name) : m_descriptor(descriptor), m_name(std::move(name)) {}
    ~File() { ::close(m_descriptor); }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    base::Result<std::size_t> read(char *to, std::size_t size) const
    {
        while (true) {
            const auto got = ::read(m_descriptor, to, size);
            if (got >= 0)
                return std::size_t(got);
            if (errno != EINTR)
                return unreadable(m_name, std::strerror(errno));
        }
    }
    int descriptor() const { return m_descriptor; }
    const std::string &name() const { return m_name; }

private:
    const int m_descriptor;
    const std::string m_name;
};

class PlainSource final : public ByteSource
{
public:
    explicit PlainSource(std::unique_ptr<File> file) : m_file(std::move(file)) {}
    base::Result<std::size_t> read(char *to, std::size_t size) override { return m_file->read(to, size); }

private:
    const std::unique_ptr<File> m_file;
};

class PartSource final : public ByteSource
{
public:
    PartSource(std::unique_ptr<File> file, std::uint64_t size) : m_file(std::move(file)), m_left(size) {}
    base::Result<std::size_t> read(char *to, std::size_t size) override
    {
        const auto got = m_file->read(to, std::size_t(std::min<std::uint64_t>(size, m_left)));
        if (got)
            m_left -= *got;
        return got;
    }

private:
    const std::unique_ptr<File> m_file;
    std::uint64_t m_left;
};

class TextSource final : public ByteSource
{
public:
    explicit TextSource(std::string_view text) : m_text(text) {}
    base::Result<std::size_t> read(char *to, std::size_t size) override
    {
        const auto part = m_text.substr(0, size);
        std::memcpy(to, part.data(), part.size());
        m_text.remove_prefix(part.size());
        return part.size();
    }

private:
    std::string_view m_text;
};

class GzipSource final : public ByteSource
{
public:
    explicit GzipSource(std::unique_ptr<File> file) : m_file(std::move(file)), m_packed(kPacked)
    {
        ::inflateInit2(&m_stream, 15 + 32); // gzip or zlib, by its head
    }
    ~GzipSource() override { ::inflateEnd(&m_stream); }

    base::Result<std::size_t> read(char *to, std::size_t size) override
    {
        m_stream.next_out = reinterpret_cast<Bytef *>(to);
        m_stream.avail_out = uInt(std::min<std::size_t>(size, 1u << 30));
        const auto wanted = m_stream.avail_out;
        while (m_stream.avail_out == wanted && !m_isOver) {
            if (m_stream.avail_in == 0) {
                const auto got = m_file->read(m_packed.data(), m_packed.size());
                if (!got)
                    return got.error();
                if (*got == 0 && m_isBetween)
                    break;
                if (*got == 0)
                    return damaged("it ends before its end");
                m_stream.next_in = reinterpret_cast<Bytef *>(m_packed.data());
                m_stream.avail_in = uInt(*got);
            }
            m_isBetween = false;
            const int result = ::inflate(&m_stream, Z_NO_FLUSH);
            if (result == Z_STREAM_END) { // another one may follow: files that were put behind each other
                ::inflateReset(&m_stream);
                m_isBetween = true;
            } else if (result != Z_OK && result != Z_BUF_ERROR) {
                m_isOver = true;
                if (m_stream.avail_out == wanted)
                    return damaged(m_stream.msg ? m_stream.msg : "no gzip");
            }
        }
        return std::size_t(wanted - m_stream.avail_out);
    }

private:
    static constexpr std::size_t kPacked = 256 * 1024;
    base::Error damaged(const std::string &why) const
    {
        return base::Error{"log.damaged", fmt::format("{} is damaged: {}", m_file->name(), why)}
            .with("file", m_file->name())
            .with("detail", why);
    }

    const std::unique_ptr<File> m_file;
    std::vector<char> m_packed;
    z_stream m_stream = {};
    bool m_isBetween = false; // nothing, or whole members, were read
    bool m_isOver = false;
};

} // namespace

namespace
{

base::Result<std::unique_ptr<File>> openFile(const std::string &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return unreadable(file, std::strerror(errno));
    auto opened = std::make_unique<File>(descriptor, file);
    struct stat facts = {};
    if (::fstat(descriptor, &facts) == 0 && S_ISDIR(facts.st_mode))
        return unreadable(file, "it is a folder");
    ::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return opened;
}

bool isPacked(const File &file)
{
    unsigned char head[2] = {};
    return ::pread(file.descriptor(), head, sizeof head, 0) == 2 && head[0] == 0x1f && head[1] == 0x8b;
}

} // namespace

base::Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string &file)
{
    auto opened = openFile(file);
    if (!opened)
        return opened.error();
    if (isPacked(**opened))
        return std::unique_ptr<ByteSource>(new GzipSource(std::move(*opened)));
    return std::unique_ptr<ByteSource>(new PlainSource(std::move(*opened)));
}

std::unique_ptr<ByteSource> ByteSource::ofText(std::string_view text)
{
    return std::make_unique<TextSource>(text);
}

base::Result<std::unique_ptr<ByteSource>> ByteSource::openPart(const std::string &file, std::uint64_t begin,
                                                               std::uint64_t end)
{
    auto opened = openFile(file);
    if (!opened)
        return opened.error();
    if (isPacked(**opened))
        return base::Error{"log.packed", fmt::format("{} is compressed: it can only be read from its beginning", file)}
            .with("file", file);
    if (::lseek((*opened)->descriptor(), off_t(begin), SEEK_SET) < 0)
        return unreadable(file, std::strerror(errno));
    return std::unique_ptr<ByteSource>(new PartSource(std::move(*opened), end > begin ? end - begin : 0));
}

} // namespace qcat::log_files
