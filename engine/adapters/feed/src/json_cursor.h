#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
    // A string and a colon; nearly all keys of venues are one letter.
    bool takeKey(std::string_view &key)
    {
        if (m_end - m_at > 4 && m_at[0] == '"' && m_at[2] == '"' && m_at[3] == ':' && m_at[1] != '"' &&
            m_at[1] != '\\') {
            key = {m_at + 1, 1};
            m_at += 4;
            return true;
        }
        return takeString(key) && take(':');
    }
    bool takeNumber(std::uint64_t &value)
    {
        skipBlanks();
        const char *const start = m_at;
        value = 0;
        if (m_end - m_at > kWord && nonDigits(digitValues(m_at)) == 0) {
            value = numberOf(digitValues(m_at)); // ids and times have thirteen digits
            m_at += kWord;
        }
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
    bool takeQuotedDecimal(std::int64_t &raw) { return take('"') && (takeShortDecimal(raw) || takeAnyDecimal(raw)); }
    bool skipValue() { return skipNested(0); }

private:
    static constexpr std::ptrdiff_t kMaxWholeDigits = 10; // 1e10 * 1e8 fits in 63 bits
    static constexpr std::size_t kMaxDecimals = 8;
    static constexpr int kMaxNesting = 16;
    static constexpr std::ptrdiff_t kWord = 8; // bytes looked at in one step
    static constexpr std::uint64_t kPowerOfTen[] = {1,       10,        100,        1'000,      10'000,
                                                    100'000, 1'000'000, 10'000'000, 100'000'000};

    // Digits, a point and digits, at most eight characters and far from the end of the text: what nearly all are. Read
    // in one word, without a branch for a digit. Consumes nothing where the shape is another.
    bool takeShortDecimal(std::int64_t &raw)
    {
        if (m_end - m_at <= kWord) [[unlikely]]
            return false;
        const std::uint64_t values = digitValues(m_at);
        const std::uint64_t others = nonDigits(values);
        const std::uint64_t afterPoint = others & (others - 1);
        const std::size_t whole = std::size_t(std::countr_zero(others)) / 8;
        const std::size_t length =
            std::size_t(std::countr_zero(afterPoint)) / 8; // 8 where the quote is not in the word
        if (others == 0 || whole == 0 || m_at[whole] != '.' || length < whole + 2 || m_at[length] != '"') [[unlikely]]
            return false;
        const std::uint64_t beforePoint = ((others ^ afterPoint) >> 7) - 1; // the bytes of the whole digits
        const std::uint64_t joined = ((values & beforePoint) << 8) | (values & ~(beforePoint << 8 | 0xFF));
        raw = std::int64_t(numberOf(joined << (64 - 8 * length)) * kPowerOfTen[kMaxDecimals + 1 + whole - length]);
        m_at += length + 1;
        return true;
    }
    bool takeAnyDecimal(std::int64_t &raw)
    {
        const char *const start = m_at;
        std::uint64_t value = 0;
        while (isDigit(*m_at))
            value = value * 10 + std::uint64_t(*m_at++ - '0');
        const auto whole = m_at - start;
        if (whole == 0 || whole > kMaxWholeDigits)
            return false;
        std::size_t decimals = 0;
        if (*m_at == '.') {
            const char *const point = m_at++;
            while (isDigit(*m_at) && m_at - point <= std::ptrdiff_t(kMaxDecimals))
                value = value * 10 + std::uint64_t(*m_at++ - '0');
            decimals = std::size_t(m_at - point - 1);
            if (decimals == 0)
                return false;
        }
        if (*m_at != '"')
            return false;
        ++m_at;
        raw = std::int64_t(value * kPowerOfTen[kMaxDecimals - decimals]);
        return true;
    }

    static bool isDigit(char c) { return static_cast<unsigned char>(c - '0') < 10; }
    static std::uint64_t eightBytes(const char *text)
    {
        static_assert(std::endian::native == std::endian::little);
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text, sizeof bytes);
        return bytes;
    }
    // Eight characters, the first in the lowest byte: a digit becomes its value, anything else more than nine.
    static std::uint64_t digitValues(const char *text) { return eightBytes(text) ^ 0x3030303030303030u; }
    // The high bit of each byte that is no digit; above the first that is not ASCII there may be false ones.
    static std::uint64_t nonDigits(std::uint64_t values)
    {
        return ((values + 0x7676767676767676u) | values) & 0x8080808080808080u;
    }
    // Of eight digit values, all at once: pairs, then fours, then eight.
    static std::uint64_t numberOf(std::uint64_t values)
    {
        values = values * 10 + (values >> 8);
        return ((values & 0x000000FF000000FFu) * 0x000F424000000064u +
                ((values >> 16) & 0x000000FF000000FFu) * 0x0000271000000001u) >>
               32;
    }
    // A high bit in each byte that is c; above the first one there may be false ones.
    static std::uint64_t marks(std::uint64_t bytes, char c)
    {
        const std::uint64_t same = bytes ^ (0x0101010101010101u * std::uint64_t(c));
        return (same - 0x0101010101010101u) & ~same & 0x8080808080808080u;
    }
    void findQuoteOrEscape()
    {
        for (; m_end - m_at >= kWord; m_at += kWord) {
            const std::uint64_t bytes = eightBytes(m_at);
            if (const std::uint64_t found = marks(bytes, '"') | marks(bytes, '\\')) {
                m_at += std::countr_zero(found) / 8;
                return;
            }
        }
        while (m_at < m_end && *m_at != '"' && *m_at != '\\')
            ++m_at;
    }
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
    for (++m_at; m_at < m_end; m_at += 2) { // what is escaped is not looked at
        findQuoteOrEscape();
        if (m_at < m_end && *m_at == '"') {
            ++m_at;
            return true;
        }
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
