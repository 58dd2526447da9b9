#include <qcat/feed/line_reader.h>

#include <zlib.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace qcat::feed
{

using base::Error;

namespace
{

constexpr std::size_t kFirstBuffer = 256u << 10;

Error fileError(const char *code, const std::string &path, const std::string &why)
{
    return Error{code, path + ": " + why}.with("file", path).with("why", why);
}

} // namespace

void LineReader::Closer::operator()(gzFile_s *file) const
{
    gzclose(file);
}

LineReader::LineReader(std::string path, gzFile_s *file) : m_path(std::move(path)), m_file(file), m_buffer(kFirstBuffer)
{
}

base::Result<LineReader> LineReader::open(const std::string &path)
{
    std::error_code failed;
    const auto status = std::filesystem::status(path, failed);
    if (status.type() == std::filesystem::file_type::not_found)
        return fileError("feed.cannot_read", path, "there is no such file");
    if (std::filesystem::is_directory(status))
        return fileError("feed.cannot_read", path, "this is a folder, a recording is a file");
    if (std::filesystem::is_regular_file(status) && std::filesystem::file_size(path, failed) == 0)
        return fileError("feed.empty", path, "the file is empty");
    errno = 0;
    gzFile file = gzopen(path.c_str(), "rb");
    if (!file)
        return fileError("feed.cannot_read", path, std::strerror(errno ? errno : ENOMEM));
    return LineReader(path, file);
}

base::Result<std::optional<std::string_view>> LineReader::next()
{
    std::size_t scanned = 0;
    while (true) {
        const char *const begin = m_buffer.data() + m_begin;
        const auto *newline = static_cast<const char *>(std::memchr(begin + scanned, '\n', m_end - m_begin - scanned));
        if (newline)
            return std::optional(take(std::size_t(newline - begin), 1));
        scanned = m_end - m_begin;
        if (scanned >= kMaxLine)
            return fileError("feed.line_too_long", m_path,
                             "line " + std::to_string(m_line + 1) + " is longer than " +
                                 std::to_string(kMaxLine >> 20) + " MiB; a recording has one message a line");
        const auto more = fill();
        if (!more)
            return more.error();
        if (!*more)
            return scanned == 0 ? std::nullopt : std::optional(take(scanned, 0));
    }
}

std::string_view LineReader::take(std::size_t size, std::size_t separator)
{
    std::string_view line(m_buffer.data() + m_begin, size);
    m_begin += size + separator;
    ++m_line;
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

// Moves what is unread to the front and reads more behind it; false at the end of the file.
base::Result<bool> LineReader::fill()
{
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
    if (m_end == m_buffer.size())
        m_buffer.resize(m_buffer.size() * 2);
    const int got = gzread(m_file.get(), m_buffer.data() + m_end, unsigned(m_buffer.size() - m_end));
    int status = Z_OK;
    gzerror(m_file.get(), &status);
    if (got < 0 || (status != Z_OK && status != Z_STREAM_END && got == 0))
        return readError();
    m_end += std::size_t(got);
    return got > 0;
}

Error LineReader::readError() const
{
    int status = Z_OK;
    const char *const text = gzerror(m_file.get(), &status);
    const std::string place =
        " at compressed byte " + std::to_string(gzoffset(m_file.get())) + ", after line " + std::to_string(m_line);
    if (status == Z_BUF_ERROR)
        return fileError("feed.truncated", m_path, "the compressed file is truncated" + place);
    if (status == Z_ERRNO)
        return fileError("feed.cannot_read", m_path, std::strerror(errno) + place);
    const std::string_view why = text;
    const auto colon = why.rfind(": "); // zlib puts the path in front
    return fileError("feed.corrupt", m_path,
                     "the compressed data is damaged (" + std::string(why.substr(colon == why.npos ? 0 : colon + 2)) +
                         ")" + place);
}

} // namespace qcat::feed
