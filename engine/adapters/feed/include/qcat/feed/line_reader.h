#pragma once

#include <qcat/base/result.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct gzFile_s;

namespace qcat::feed
{

// Streams the lines of a text file, plain or gzip (concatenated members too), with bounded memory. Every Error names
// the file and the line or byte; after one there is nothing more to read.
class LineReader
{
public:
    static constexpr std::size_t kMaxLine = 4u << 20; // a snapshot of 5000 levels a side is a tenth of it

    static base::Result<LineReader> open(const std::string &path);

    // The next line without its end, valid until the next call; nothing at the end of the file.
    base::Result<std::optional<std::string_view>> next();
    // Of the line given last, counted from 1.
    std::uint64_t lineNumber() const { return m_line; }
    const std::string &path() const { return m_path; }

private:
    struct Closer {
        void operator()(gzFile_s *file) const;
    };

    LineReader(std::string path, gzFile_s *file);
    base::Result<bool> fill();
    base::Error readError() const;
    std::string_view take(std::size_t size, std::size_t separator);

    std::string m_path;
    std::unique_ptr<gzFile_s, Closer> m_file;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; // unread bytes of the buffer
    std::size_t m_end = 0;
    std::uint64_t m_line = 0;
};

} // namespace qcat::feed
