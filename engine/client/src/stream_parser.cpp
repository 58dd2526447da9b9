#include "stream_parser.h"

namespace qcat::client
{

namespace
{

constexpr qsizetype kLargestMessage = 40 << 20;

} // namespace

bool StreamParser::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf('\n', m_scanned); end >= 0; end = m_rest.indexOf('\n', start)) {
        const qsizetype length = end > start && m_rest[end - 1] == '\r' ? end - 1 - start : end - start;
        takeLine(m_rest.mid(start, length));
        start = end + 1;
    }
    m_rest.remove(0, start);
    m_scanned = m_rest.size();
    return m_rest.size() + m_message.data.size() <= kLargestMessage;
}

void StreamParser::takeLine(const QByteArray &line)
{
    if (line.isEmpty()) {
        if (!m_message.data.isEmpty())
            m_onMessage(m_message);
        m_message = {};
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "event")
        m_message.event = value;
    else if (field == "id")
        m_message.id = value;
    else if (field == "data")
        m_message.data += m_message.data.isEmpty() ? value : '\n' + value;
}

} // namespace qcat::client
