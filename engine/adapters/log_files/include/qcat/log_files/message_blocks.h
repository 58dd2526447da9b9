#pragma once

#include <qcat/log_files/byte_source.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace qcat::log_files
{

// A source in pieces that end where a message ends: whoever looks for something looks once through a piece, and finds a
// whole stack trace in it. A message longer than kLongest is given in parts.
class MessageBlocks
{
public:
    static constexpr std::size_t kBlock = 1 << 20;
    static constexpr std::size_t kLongest = 128 << 20; // a line of 100 MB is still one

    explicit MessageBlocks(ByteSource &source) : m_source(source), m_buffer(kBlock) {}

    // The next piece, valid until the next call; empty: the end. What could be read before an error is given first. The
    // last line of a file may lack its line break.
    base::Result<std::string_view> next();

private:
    std::size_t wholeMessages(std::size_t from) const;

    ByteSource &m_source;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; // of what was not given yet
    std::size_t m_end = 0;
    bool m_isEnded = false;
    std::optional<base::Error> m_problem;
};

} // namespace qcat::log_files
