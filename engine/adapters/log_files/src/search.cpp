#include <qcat/log_files/search.h>

#include <qcat/log_files/message_blocks.h>

#include <algorithm>
#include <cstring>
#include <optional>

namespace qcat::log_files
{

namespace
{

std::size_t lineEnd(std::string_view text, std::size_t from)
{
    const void *const found = std::memchr(text.data() + from, '\n', text.size() - from);
    return found ? std::size_t(static_cast<const char *>(found) - text.data()) : text.size();
}

// One message after the other.
class Messages
{
public:
    explicit Messages(std::string_view text) : m_text(text) { readNext(0); }

    bool isAtEnd() const { return m_begin >= m_text.size(); }
    // The present one, and whether it has a header at all: the rest of one that was cut has none.
    std::string_view text() const { return m_text.substr(m_begin, m_end - m_begin); }
    const std::optional<LineHeader> &header() const { return m_header; }

    void advance() { readNext(m_end); }

private:
    // Lines without a header before the first one that has one: each stands for itself, for what they belong to is not
    // known.
    void readNext(std::size_t begin)
    {
        m_begin = m_end = begin;
        if (begin >= m_text.size())
            return;
        m_header.reset();
        auto end = lineEnd(m_text, begin);
        if (m_hasAhead) {
            m_header = m_ahead;
        } else if (LineHeader header; readHeader(m_text.substr(begin, end - begin), header)) {
            m_header = header;
        }
        m_hasAhead = false;
        m_end = std::min(end + 1, m_text.size());
        while (m_header && m_end < m_text.size()) {
            end = lineEnd(m_text, m_end);
            if (readHeader(m_text.substr(m_end, end - m_end), m_ahead)) {
                m_hasAhead = true;
                return;
            }
            m_end = std::min(end + 1, m_text.size());
        }
    }

    const std::string_view m_text;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::optional<LineHeader> m_header;
    LineHeader m_ahead; // of the line at m_end
    bool m_hasAhead = false;
};

class Searcher
{
public:
    Searcher(const LogQuery &query, const GiveFound &give) : m_query(query), m_give(give) {}

    // False: enough.
    bool through(std::string_view block)
    {
        m_block = block.data();
        m_blockAt = m_totals.bytes;
        m_totals.bytes += block.size();
        return m_query.pattern && !m_query.isInverted ? byPattern(block) : byMessage(block);
    }
    const SearchTotals &totals() const { return m_totals; }

private:
    bool byMessage(std::string_view block)
    {
        for (Messages messages(block); !messages.isAtEnd(); messages.advance()) {
            if (!isWanted(messages.header(), messages.text()) || (m_query.pattern && m_query.pattern->find(messages.text(), 0)))
                continue;
            if (!give(messages))
                return false;
        }
        return true;
    }

    // The expression goes through the whole block, which is far faster than line by line, and only around its hits
    // lines are looked for.
    bool byPattern(std::string_view block)
    {
        std::size_t from = 0;
        while (from < block.size()) {
            const auto hit = m_query.pattern->find(block, from);
            if (!hit)
                return true;
            const auto begin = messageBegin(block, hit->begin);
            const Messages around(block.substr(begin));
            from = begin + around.text().size();
            if (isWanted(around.header(), around.text()) && !give(around))
                return false;
            if (from <= hit->begin) // an empty hit at the very end
                return true;
        }
        return true;
    }

    // Backwards to the line that begins the message; without headers, the line itself.
    std::size_t messageBegin(std::string_view block, std::size_t at) const
    {
        const auto lineBegin = [&](std::size_t position) {
            const auto before = position == 0 ? std::string_view::npos : block.rfind('\n', position - 1);
            return before == std::string_view::npos ? 0 : before + 1;
        };
        const auto own = lineBegin(at);
        LineHeader header;
        for (auto line = own;; line = lineBegin(line - 1)) {
            if (readHeader(block.substr(line, lineEnd(block, line) - line), header))
                return line;
            if (line == 0)
                return own;
        }
    }

    bool isWanted(const std::optional<LineHeader> &header, std::string_view message) const
    {
        if (!m_query.hasHeaderConditions())
            return true;
        return header && m_query.wants(*header, message);
    }

    bool give(const Messages &at)
    {
        const auto message = at.text();
        ++m_totals.messages;
        m_totals.lines +=
            std::uint64_t(std::count(message.begin(), message.end(), '\n')) + (message.ends_with('\n') ? 0 : 1);
        return !m_give || m_give({message, m_blockAt + std::uint64_t(message.data() - m_block), at.header()});
    }

    const LogQuery &m_query;
    const GiveFound &m_give;
    SearchTotals m_totals;
    const char *m_block = nullptr;
    std::uint64_t m_blockAt = 0;
};

} // namespace

base::Result<SearchTotals> search(ByteSource &source, const LogQuery &query, const GiveMessage &give)
{
    return find(source, query, give ? GiveFound([&](const Found &found) { return give(found.message); }) : GiveFound());
}

base::Result<SearchTotals> find(ByteSource &source, const LogQuery &query, const GiveFound &give)
{
    Searcher searcher(query, give);
    MessageBlocks blocks(source);
    while (true) {
        const auto block = blocks.next();
        if (!block)
            return block.error();
        if (block->empty() || !searcher.through(*block))
            return searcher.totals();
    }
}

} // namespace qcat::log_files
