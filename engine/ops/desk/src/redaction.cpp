#include <qcat/desk/redaction.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

namespace qcat::ops
{

namespace
{

constexpr std::string_view kMask = "***";
constexpr std::size_t kShortestSecret = 6;

struct Keyword {
    std::string_view word;
    bool wholeWord; // "sign" is one, the end of "assign" is not
    bool toEndOfLine;
};

constexpr std::array kKeywords = {
    Keyword{"authorization", false, true}, Keyword{"password", false, false}, Keyword{"passwd", false, false},
    Keyword{"passphrase", false, false},   Keyword{"secret", false, false},   Keyword{"token", false, false},
    Keyword{"signature", true, false},     Keyword{"sign", true, false},      Keyword{"apikey", false, false},
    Keyword{"api_key", false, false},      Keyword{"api-key", false, false},  Keyword{"akid", true, false},
};

char lower(char c)
{
    return char(std::tolower(static_cast<unsigned char>(c)));
}

bool startsWithNoCase(std::string_view text, std::string_view lowerCaseWord)
{
    return text.size() >= lowerCaseWord.size() && std::equal(lowerCaseWord.begin(), lowerCaseWord.end(), text.begin(),
                                                             [](char a, char b) { return a == lower(b); });
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

const Keyword *keywordAt(std::string_view text, std::size_t at)
{
    for (const auto &keyword : kKeywords)
        if (startsWithNoCase(text.substr(at), keyword.word) &&
            !(keyword.wholeWord && at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1]))))
            return &keyword;
    return nullptr;
}

bool isOption(std::string_view text, std::size_t at)
{
    while (at > 0 && (std::isalnum(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == '-'))
        --at;
    return text.substr(at).starts_with("--");
}

// Where the value of the keyword that stands at [at, end) begins; npos: no value follows.
std::size_t valueBegin(std::string_view text, std::size_t at, std::size_t end)
{
    std::size_t p = end;
    if (p < text.size() && (text[p] == '"' || text[p] == '\''))
        ++p;
    while (p < text.size() && isBlank(text[p]))
        ++p;
    if (p < text.size() && (text[p] == '=' || text[p] == ':'))
        ++p;
    else if (!(p > end && isOption(text, at)))
        return std::string_view::npos;
    while (p < text.size() && isBlank(text[p]))
        ++p;
    return p < text.size() && text[p] != '\n' ? p : std::string_view::npos;
}

std::size_t quotedEnd(std::string_view text, std::size_t begin, char quote)
{
    for (std::size_t p = begin; p < text.size(); ++p) {
        if (text[p] == '\\')
            ++p;
        else if (text[p] == quote)
            return p;
    }
    return text.size();
}

// The value as [first, last): inside its quotes where it has them.
std::pair<std::size_t, std::size_t> valueRange(std::string_view text, std::size_t begin, bool toEndOfLine)
{
    if (toEndOfLine)
        return {begin, std::min(text.find('\n', begin), text.size())};
    if (text[begin] == '"' || text[begin] == '\'')
        return {begin + 1, quotedEnd(text, begin + 1, text[begin])};
    return {begin, std::min(text.find_first_of(" \t\r\n,;&\"')}", begin), text.size())};
}

// "scheme://user:word@host": the userinfo as [first, last) where one stands behind "://" at `at`.
std::pair<std::size_t, std::size_t> userinfoRange(std::string_view text, std::size_t at)
{
    const std::size_t begin = at + 3;
    const std::size_t end = std::min(text.find_first_of("/ \t\r\n\"'", begin), text.size());
    const std::size_t sign = text.substr(begin, end - begin).rfind('@');
    return sign == std::string_view::npos ? std::pair{begin, begin} : std::pair{begin, begin + sign};
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

} // namespace

std::string redacted(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::pair<std::size_t, std::size_t> hidden{0, 0};
        if (text.substr(at).starts_with("://")) {
            hidden = userinfoRange(text, at);
        } else if (const Keyword *keyword = keywordAt(text, at)) {
            const std::size_t value = valueBegin(text, at, at + keyword->word.size());
            if (value != std::string_view::npos)
                hidden = valueRange(text, value, keyword->toEndOfLine);
        }
        if (hidden.second > hidden.first) {
            out.append(text.substr(at, hidden.first - at)).append(kMask);
            at = hidden.second;
        } else {
            out.push_back(text[at++]);
        }
    }
    return out;
}

Redactor::Redactor(std::vector<std::string> secrets) : m_secrets(std::move(secrets))
{
    std::erase_if(m_secrets, [](const auto &secret) { return secret.size() < kShortestSecret; });
    std::ranges::sort(m_secrets, std::greater<>(), &std::string::size);
}

std::string Redactor::operator()(std::string_view text) const
{
    std::string out(text);
    for (const auto &secret : m_secrets)
        for (auto at = out.find(secret); at != std::string::npos; at = out.find(secret, at + kMask.size()))
            out.replace(at, secret.size(), kMask);
    return redacted(out);
}

bool Redactor::findsSecretIn(std::string_view bytes) const
{
    return std::ranges::any_of(m_secrets, [&](const auto &secret) { return bytes.find(secret) != std::string_view::npos; });
}

domain::Finding Redactor::operator()(domain::Finding finding) const
{
    finding.text = (*this)(finding.text);
    for (auto &arg : finding.args)
        arg.value = (*this)(arg.value);
    return finding;
}

BoundedText bounded(std::string text, std::size_t limit)
{
    if (text.size() <= limit)
        return {std::move(text), false};
    constexpr std::size_t kMarkRoom = 64;
    const std::size_t room = limit > kMarkRoom ? limit - kMarkRoom : 0;
    std::size_t head = room / 4 * 3;
    std::size_t tail = text.size() - (room - head);
    while (head > 0 && isContinuation(text[head]))
        --head;
    while (tail < text.size() && isContinuation(text[tail]))
        ++tail;
    return {fmt::format("{}\n… {} bytes left out …\n{}", text.substr(0, head), tail - head, text.substr(tail)), true};
}

} // namespace qcat::ops
