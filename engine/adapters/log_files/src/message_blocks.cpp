#include <qcat/log_files/message_blocks.h>

#include <qcat/log_files/line_header.h>

#include <cstring>

namespace qcat::log_files
{

namespace
{

// Where a line begins a message, or all lines do: then the last line alone may go on.
bool beginsMessage(std::string_view line)
{
    LineHeader header;
    return readHeader(line, header);
}

} // namespace

// How far the buffer holds messages that are certainly whole: up to the last line that begins one, and where none does,
// to the last line break, for then lines are messages. 0: none is.
std::size_t MessageBlocks::wholeMessages(std::size_t from) const
{
    const std::string_view all(m_buffer.data() + from, m_end - from);
    constexpr std::size_t kFarthestBack =
        256 * 1024; // no stack trace is longer; a file without headers has none anywhere
    const auto last = all.rfind('\n');
    if (last == std::string_view::npos)
        return 0;
    for (auto lineEnd = last; lineEnd > 0 && last - lineEnd < kFarthestBack;) {
        const auto breakBefore = all.rfind('\n', lineEnd - 1);
        const auto begin = breakBefore == std::string_view::npos ? 0 : breakBefore + 1;
        if (begin == 0) // one message, and more of it to come
            return beginsMessage(all.substr(0, lineEnd)) ? 0 : last + 1;
        if (beginsMessage(all.substr(begin, lineEnd - begin)))
            return begin;
        lineEnd = begin - 1;
    }
    return last + 1;
}

base::Result<std::string_view> MessageBlocks::next()
{
    while (true) {
        if (m_begin > 0) {
            std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
            m_end -= m_begin;
            m_begin = 0;
        }
        if (!m_isEnded && m_end == m_buffer.size() && m_buffer.size() < kLongest)
            m_buffer.resize(m_buffer.size() * 2);
        while (!m_isEnded && m_end < m_buffer.size()) {
            const auto got = m_source.read(m_buffer.data() + m_end, m_buffer.size() - m_end);
            if (!got)
                m_problem = got.error(); // said when what was read before it is given
            m_isEnded = !got || *got == 0;
            m_end += got ? *got : 0;
        }
        const auto size = m_isEnded ? m_end : wholeMessages(0);
        if (size == 0 && m_isEnded && m_problem)
            return *m_problem;
        if (size > 0 || m_isEnded || m_buffer.size() >= kLongest) {
            m_begin = size > 0 ? size : m_end;
            return std::string_view(m_buffer.data(), m_begin);
        }
    }
}

} // namespace qcat::log_files
