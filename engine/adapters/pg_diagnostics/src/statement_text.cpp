#include <qcat/pg_diagnostics/statement_text.h>

#include <cctype>

namespace qcat::pg_diagnostics
{

namespace
{

constexpr char kPlaceholder = '?';

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Of a name or keyword; every byte beyond ASCII may be.
bool isWord(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) || c == '_' || c == '$';
}

bool isBlank(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte == 0x7F;
}

// Reads a statement as PostgreSQL's own lexer does, as far as telling literals from the rest needs.
class Redaction
{
public:
    explicit Redaction(std::string_view text) : m_text(text) {}

    std::string run()
    {
        while (m_at < m_text.size())
            step();
        return std::move(m_out);
    }

private:
    void step()
    {
        const char c = peek();
        if (isBlank(c)) {
            blank();
            ++m_at;
        } else if (c == '-' && peek(1) == '-') {
            skipLineComment();
        } else if (c == '/' && peek(1) == '*') {
            skipBlockComment();
        } else if (c == '\'') {
            string(false);
        } else if (c == '"') {
            quotedName();
        } else if (c == '$') {
            dollar();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else if (isWord(c)) {
            word();
        } else {
            m_out += c;
            ++m_at;
        }
    }

    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    void blank()
    {
        if (!m_out.empty() && m_out.back() != ' ')
            m_out += ' ';
    }
    void literal() { m_out += kPlaceholder; }

    void skipLineComment()
    {
        blank();
        const auto end = m_text.find('\n', m_at);
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
    }

    void skipBlockComment()
    {
        blank();
        int depth = 0;
        while (m_at < m_text.size()) {
            if (peek() == '/' && peek(1) == '*') {
                ++depth;
                m_at += 2;
            } else if (peek() == '*' && peek(1) == '/') {
                m_at += 2;
                if (--depth == 0)
                    return;
            } else {
                ++m_at;
            }
        }
    }

    // Whether a backslash before a quote escapes it depends on a setting of that session, unless the string is an E''.
    void string(bool hasEscapes)
    {
        literal();
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (peek() == '\\' && hasEscapes) {
                ++m_at;
            } else if (peek() == '\\' && peek(1) == '\'') {
                m_at = m_text.size();
                return;
            } else if (peek() == '\'' && peek(1) == '\'') {
                ++m_at;
            } else if (peek() == '\'') {
                ++m_at;
                return;
            }
        }
    }

    void quotedName()
    {
        const auto begin = m_at;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (peek() != '"')
                continue;
            if (peek(1) == '"') {
                ++m_at;
                continue;
            }
            ++m_at;
            return keepName(m_text.substr(begin, m_at - begin));
        }
        literal();
    }

    // A name with a quote in it is hardly one: rather a text that began in the middle of something.
    void keepName(std::string_view name)
    {
        if (name.find('\'') == std::string_view::npos)
            m_out += name;
        else
            literal();
    }

    // $1 is a parameter and stays, $tag$ … $tag$ is a string, anything else a lone sign.
    void dollar()
    {
        const auto begin = m_at++;
        if (isDigit(peek())) {
            while (isDigit(peek()))
                ++m_at;
            m_out += m_text.substr(begin, m_at - begin);
            return;
        }
        while (m_at < m_text.size() && isWord(peek()) && peek() != '$')
            ++m_at;
        if (peek() != '$') {
            m_out += m_text.substr(begin, m_at - begin);
            return;
        }
        ++m_at;
        const auto tag = m_text.substr(begin, m_at - begin);
        const auto end = m_text.find(tag, m_at);
        m_at = end == std::string_view::npos ? m_text.size() : end + tag.size();
        literal();
    }

    void number()
    {
        literal();
        while (m_at < m_text.size()) {
            const bool exponent = (peek() == 'e' || peek() == 'E') && (peek(1) == '+' || peek(1) == '-');
            if (exponent)
                m_at += 2;
            else if (isWord(peek()) || peek() == '.')
                ++m_at;
            else
                return;
        }
    }

    void word()
    {
        const auto begin = m_at;
        while (m_at < m_text.size() && isWord(peek()))
            ++m_at;
        const auto name = m_text.substr(begin, m_at - begin);
        if (peek() == '\'' && name.size() == 1 && std::string_view("eEbBxXnN").find(name[0]) != std::string_view::npos)
            return string(name == "e" || name == "E");
        m_out += name;
    }

    const std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_out;
};

} // namespace

std::string withoutLiterals(std::string_view statement, std::size_t limit)
{
    // bytes are made valid last: a character cut in two may stand inside a literal
    auto text = Redaction(statement).run();
    while (!text.empty() && text.back() == ' ')
        text.pop_back();
    return cleanText(text, limit);
}

} // namespace qcat::pg_diagnostics
