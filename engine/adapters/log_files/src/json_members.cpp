#include "json_members.h"

#include <cstdint>

namespace qcat::log_files
{

namespace
{

constexpr int kDeepest = 64;

class Reader
{
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::optional<JsonMembers> object()
    {
        JsonMembers members;
        if (!take('{'))
            return std::nullopt;
        if (take('}'))
            return isAtEnd() ? std::optional(members) : std::nullopt;
        do {
            auto name = string();
            if (!name || !take(':'))
                return std::nullopt;
            auto value = peek() == '"' ? string() : other();
            if (!value)
                return std::nullopt;
            members.emplace_back(std::move(*name), std::move(*value));
        } while (take(','));
        return take('}') && isAtEnd() ? std::optional(std::move(members)) : std::nullopt;
    }

private:
    void skipSpaces()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }
    char peek()
    {
        skipSpaces();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool take(char wanted)
    {
        if (peek() != wanted)
            return false;
        ++m_at;
        return true;
    }
    bool isAtEnd()
    {
        skipSpaces();
        return m_at == m_text.size();
    }

    std::optional<std::string> string()
    {
        if (!take('"'))
            return std::nullopt;
        std::string value;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '"')
                return value;
            if (c != '\\')
                value += c;
            else if (!escaped(value))
                return std::nullopt;
        }
        return std::nullopt;
    }

    bool escaped(std::string &value)
    {
        if (m_at >= m_text.size())
            return false;
        switch (const char c = m_text[m_at++]) {
        case 'n':
            value += ' '; // a line stays one
            return true;
        case 't':
            value += '\t';
            return true;
        case 'b':
        case 'f':
        case 'r':
            return true;
        case 'u':
            return character(value);
        default:
            value += c;
            return c == '"' || c == '\\' || c == '/';
        }
    }

    std::optional<std::uint32_t> fourDigits()
    {
        if (m_text.size() - m_at < 4)
            return std::nullopt;
        std::uint32_t code = 0;
        for (int i = 0; i < 4; ++i) {
            const char c = m_text[m_at++];
            const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
            if (digit < 0)
                return std::nullopt;
            code = code * 16 + std::uint32_t(digit);
        }
        return code;
    }

    // Of "\u4e2d" and of a pair; half a pair becomes U+FFFD.
    bool character(std::string &value)
    {
        auto code = fourDigits();
        if (!code)
            return false;
        if (*code >= 0xd800 && *code < 0xdc00 && m_text.substr(m_at).starts_with("\\u")) {
            m_at += 2;
            const auto low = fourDigits();
            if (!low)
                return false;
            *code = *low >= 0xdc00 && *low < 0xe000 ? 0x10000 + ((*code - 0xd800) << 10) + (*low - 0xdc00) : 0xfffd;
        }
        append(value, *code >= 0xd800 && *code < 0xe000 ? 0xfffd : *code);
        return true;
    }

    static void append(std::string &value, std::uint32_t code)
    {
        if (code < 0x20) {
            value += ' ';
        } else if (code < 0x80) {
            value += char(code);
        } else if (code < 0x800) {
            value += char(0xc0 | code >> 6);
            value += char(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            value += char(0xe0 | code >> 12);
            value += char(0x80 | (code >> 6 & 0x3f));
            value += char(0x80 | (code & 0x3f));
        } else {
            value += char(0xf0 | code >> 18);
            value += char(0x80 | (code >> 12 & 0x3f));
            value += char(0x80 | (code >> 6 & 0x3f));
            value += char(0x80 | (code & 0x3f));
        }
    }

    // A number, a word, or something nested, as it is written.
    std::optional<std::string> other()
    {
        skipSpaces();
        const auto begin = m_at;
        int depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                if (!string())
                    return std::nullopt;
                --m_at;
            } else if (c == '{' || c == '[') {
                if (++depth > kDeepest)
                    return std::nullopt;
            } else if ((c == '}' || c == ']') && depth > 0) {
                --depth;
            } else if (depth == 0 && (c == ',' || c == '}')) {
                break;
            }
        }
        auto value = std::string(m_text.substr(begin, m_at - begin));
        while (value.ends_with(' '))
            value.pop_back();
        return value.empty() || depth != 0 ? std::nullopt : std::optional(std::move(value));
    }

    const std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<JsonMembers> jsonMembers(std::string_view line)
{
    return Reader(line).object();
}

} // namespace qcat::log_files
