#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace qcat::feed
{

// A strict one-pass cursor over the JSON that a venue sends. Each call consumes what it names or fails and leaves the
// cursor near the place of the mistake. It neither copies nor allocates. The text must end with '}': digits then always
// end before the text does, so the hot loops need no bound check.
class JsonCursor
{
public:
    explicit JsonCursor(std::string_view text)
        : m_begin(text.data()), m_at(text.data()), m_end(text.data() + text.size())
    {
    }

    std::size_t offset() const { return std::size_t(m_at - m_begin); }
    bool atEnd()
    {
        skipBlanks();
        return m_at == m_end;
    }
    // The next character that is not blank; 0 at the end.
    char peek()
    {
        skipBlanks();
        return m_at < m_end ? *m_at : '\0';
    }
    bool take(char c)
    {
        if (m_at < m_end && *m_at == c) [[likely]] {
            ++m_at;
            return true;
        }
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    // A string without escapes: keys, symbols and words of venues have none.
    bool takeString(std::string_view &text)
    {
        if (!take('"'))
            return false;
        const char *const start = m_at;
        while (m_at < m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
        if (m_at == m_end || *m_at == '\\')
            return false;
        text = {start, std::size_t(m_at - start)};
        ++m_at;
        return true;
    }
    bool takeNumber(std::uint64_t &value)
    {
        skipBlanks();
        const char *const start = m_at;
        value = 0;
        while (m_at < m_end && isDigit(*m_at))
            value = value * 10 + std::uint64_t(*m_at++ - '0');
        return m_at != start && m_at - start <= 19;
    }
    bool takeBool(bool &value)
    {
        value = peek() == 't';
        return takeWord(value ? "true" : "false");
    }
    // A decimal in quotes ("61800.20") as a count of 1e-8; no sign, no exponent, at most 10 digits before and 8 behind
    // the point.
    bool takeQuotedDecimal(std::int64_t &raw)
    {
        if (!take('"'))
            return false;
        const char *const start = m_at;
        std::uint64_t value = 0;
        while (isDigit(*m_at))
            value = value * 10 + std::uint64_t(*m_at++ - '0');
        const auto whole = m_at - start;
        if (whole == 0 || whole > kMaxWholeDigits)
            return false;
        std::ptrdiff_t decimals = 0;
        if (*m_at == '.') {
            const char *const point = m_at++;
            while (isDigit(*m_at) && m_at - point <= kMaxDecimals)
                value = value * 10 + std::uint64_t(*m_at++ - '0');
            decimals = m_at - point - 1;
            if (decimals == 0)
                return false;
        }
        if (*m_at != '"')
            return false;
        ++m_at;
        raw = std::int64_t(value * kScale[decimals]);
        return true;
    }
    bool skipValue() { return skipNested(0); }

private:
    static constexpr std::ptrdiff_t kMaxWholeDigits = 10; // 1e10 * 1e8 fits in 63 bits
    static constexpr std::ptrdiff_t kMaxDecimals = 8;
    static constexpr int kMaxNesting = 16;
    static constexpr std::uint64_t kScale[] = {100'000'000, 10'000'000, 1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};

    static bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
    void skipBlanks()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\r' || *m_at == '\n'))
            ++m_at;
    }
    bool takeWord(std::string_view word)
    {
        skipBlanks();
        if (std::string_view(m_at, std::size_t(m_end - m_at)).substr(0, word.size()) != word)
            return false;
        m_at += word.size();
        return true;
    }
    bool skipNested(int depth);
    bool skipList(char close, bool named, int depth);
    bool skipString();
    bool skipScalar();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
};

inline bool JsonCursor::skipNested(int depth)
{
    if (depth > kMaxNesting)
        return false;
    switch (peek()) {
    case '{':
        return skipList('}', true, depth);
    case '[':
        return skipList(']', false, depth);
    case '"':
        return skipString();
    default:
        return skipScalar();
    }
}

inline bool JsonCursor::skipList(char close, bool named, int depth)
{
    ++m_at;
    if (take(close))
        return true;
    do {
        if (named && !(peek() == '"' && skipString() && take(':')))
            return false;
        if (!skipNested(depth + 1))
            return false;
    } while (take(','));
    return take(close);
}

inline bool JsonCursor::skipString()
{
    for (++m_at; m_at < m_end; ++m_at) {
        if (*m_at == '"') {
            ++m_at;
            return true;
        }
        if (*m_at == '\\')
            ++m_at;
    }
    m_at = m_end;
    return false;
}

// Numbers and the three words; a number is not looked into, as nobody reads it.
inline bool JsonCursor::skipScalar()
{
    if (takeWord("true") || takeWord("false") || takeWord("null"))
        return true;
    const char *const start = m_at;
    while (m_at < m_end &&
           (isDigit(*m_at) || *m_at == '-' || *m_at == '+' || *m_at == '.' || *m_at == 'e' || *m_at == 'E'))
        ++m_at;
    return m_at != start;
}

} // namespace qcat::feed
