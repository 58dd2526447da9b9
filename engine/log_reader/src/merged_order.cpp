#include "merged_order.h"

#include <algorithm>
#include <limits>

namespace qcat::log_reader
{

using namespace log_files;

namespace
{

// The messages of one file, a few thousand decoded at a time.
class Cursor
{
public:
    Cursor(std::size_t file, const LogIndex &index) : m_file(file), m_index(&index) { read(); }

    std::size_t file() const { return m_file; }
    bool isAtEnd() const { return m_begin == m_index->lines(); }
    // The present message: its lines [begin, end), what stands before the first one with it.
    std::uint64_t begin() const { return m_begin; }
    std::uint64_t end() const { return m_at + 1 < m_headers.size() ? m_headers[m_at + 1].line : m_next; }
    std::int64_t time() const { return m_at < m_headers.size() ? m_headers[m_at].us : std::numeric_limits<std::int64_t>::min(); }

    void advance()
    {
        m_begin = end();
        if (++m_at >= m_headers.size())
            read();
    }

private:
    struct Header {
        std::uint64_t line;
        std::int64_t us;
    };
    static constexpr std::uint64_t kLines = 8192;

    // The messages that begin in the next lines; m_next: where the last one of them ends.
    void read()
    {
        m_headers.clear();
        m_at = 0;
        while (m_headers.empty() && m_next < m_index->lines()) {
            const auto to = std::min(m_index->lines(), m_next + kLines);
            m_index->eachHeader(m_next, to, [&](std::uint64_t line, CivilTime time, Level) { m_headers.push_back({line, time.us}); });
            m_next = m_headers.empty() ? to : m_index->messageEnd(m_headers.back().line);
        }
    }

    std::size_t m_file;
    const LogIndex *m_index;
    std::vector<Header> m_headers;
    std::size_t m_at = 0;
    std::uint64_t m_begin = 0;
    std::uint64_t m_next = 0;
};

struct Span {
    std::size_t file;
    std::int64_t first;
    std::int64_t last;
};

Span spanOf(std::size_t file, const LogIndex &index)
{
    Span span{file, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::min()};
    if (index.histogram().empty())
        return span;
    span.first = index.firstTime()->us;
    span.last = index.lastTime()->us;
    return span;
}

} // namespace

bool orderByTime(const std::vector<const LogIndex *> &files, LineOrder &order)
{
    std::vector<Span> spans;
    for (std::size_t file = 0; file < files.size(); ++file)
        spans.push_back(spanOf(file, *files[file]));
    std::ranges::stable_sort(spans, {}, &Span::first);
    const auto overlap = std::ranges::adjacent_find(spans, [](const Span &a, const Span &b) { return a.last > b.first; });
    if (overlap == spans.end()) {
        for (const auto &span : spans)
            order.append(span.file, 0, files[span.file]->lines());
        return false;
    }
    std::vector<Cursor> cursors;
    for (const auto &span : spans)
        if (files[span.file]->lines() > 0)
            cursors.emplace_back(span.file, *files[span.file]);
    while (!cursors.empty()) {
        const auto next = std::ranges::min_element(cursors, {}, &Cursor::time);
        order.append(next->file(), next->begin(), next->end() - next->begin());
        next->advance();
        if (next->isAtEnd())
            cursors.erase(next);
    }
    return true;
}

} // namespace qcat::log_reader
