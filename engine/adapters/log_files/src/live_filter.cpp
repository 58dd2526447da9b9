#include <qcat/log_files/live_filter.h>

namespace qcat::log_files
{

void LiveFilter::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto lineBreak = bytes.find('\n');
        const auto part = bytes.substr(0, lineBreak == std::string_view::npos ? lineBreak : lineBreak + 1);
        bytes.remove_prefix(part.size());
        if (lineBreak == std::string_view::npos || !m_open.empty())
            m_open += part;
        if (lineBreak == std::string_view::npos && m_open.size() < kLongestLine)
            return;
        takeLine(m_open.empty() ? part : std::string_view(m_open));
        m_open.clear();
    }
}

void LiveFilter::finish()
{
    if (!m_open.empty())
        takeLine(m_open + '\n');
    m_open.clear();
    m_kept.clear();
    m_isShown = m_isOut = false;
}

void LiveFilter::takeLine(std::string_view line)
{
    if (LineHeader header; readHeader(line, header)) {
        m_kept.clear();
        m_isShown = false;
        m_isOut = m_query.hasHeaderConditions() && !m_query.wants(header, line);
    } else if (!m_isShown && m_kept.empty() && m_query.hasHeaderConditions()) {
        m_isOut = true; // the rest of a message whose head was not seen
    }
    if (m_isOut)
        return;
    const bool isHit = m_query.pattern && m_query.pattern->find(line, 0);
    if (m_query.pattern && m_query.isInverted && isHit) {
        m_isOut = true;
        m_isShown = false;
        return;
    }
    if (m_isShown)
        return m_give(line);
    if (m_query.pattern && !m_query.isInverted && !isHit) {
        if (m_kept.size() < kMostKept)
            m_kept += line;
        return;
    }
    m_give(m_kept.empty() ? line : std::string_view(m_kept += line));
    m_kept.clear();
    m_isShown = true;
}

} // namespace qcat::log_files
