#include <qcat/log_files/line_header.h>

#include <algorithm>
#include <array>

namespace qcat::log_files
{

namespace
{

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

bool equals(std::string_view word, std::string_view wanted)
{
    if (word.size() != wanted.size())
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(word[i]) != wanted[i])
            return false;
    return true;
}

Level levelOf(std::string_view word)
{
    if (word.empty())
        return Level::None;
    switch (lower(word.front())) { // one comparison for most lines
    case 't':
        return equals(word, "trace") ? Level::Trace : Level::None;
    case 'd':
        return equals(word, "debug") ? Level::Debug : Level::None;
    case 'i':
        return equals(word, "info") || equals(word, "information") || equals(word, "notice") ? Level::Info
                                                                                             : Level::None;
    case 'n':
        return equals(word, "notice") ? Level::Info : Level::None;
    case 'w':
        return equals(word, "warn") || equals(word, "warning") ? Level::Warning : Level::None;
    case 'e':
        return equals(word, "error") || equals(word, "err") ? Level::Error
               : equals(word, "emerg")                      ? Level::Critical
                                                            : Level::None;
    case 'f':
        return equals(word, "fatal") ? Level::Critical : Level::None;
    case 'c':
        return equals(word, "critical") || equals(word, "crit") ? Level::Critical : Level::None;
    case 'a':
        return equals(word, "alert") ? Level::Critical : Level::None;
    default:
        return Level::None;
    }
}

std::string_view trimmed(std::string_view word)
{
    while (!word.empty() && word.back() == ' ')
        word.remove_suffix(1);
    return word;
}

// "[ERROR]", "[INFO ]", also after other brackets: "[7] [ERROR]".
Level levelInBrackets(std::string_view rest)
{
    constexpr int kMostBrackets = 3;
    for (int i = 0; i < kMostBrackets; ++i) {
        while (!rest.empty() && rest.front() == ' ')
            rest.remove_prefix(1);
        if (rest.empty() || rest.front() != '[')
            return levelOf(rest.substr(0, rest.find_first_of(" :")));
        const auto end = rest.find(']');
        if (end == std::string_view::npos)
            return Level::None;
        if (const auto level = levelOf(trimmed(rest.substr(1, end - 1))); level != Level::None)
            return level;
        rest.remove_prefix(end + 1);
    }
    return Level::None;
}

// The text value of a member near the front; empty: there is none. What a member's text says is never taken for a
// member: these are the first of a line that a logger wrote, and hold no quote.
std::string_view memberNear(std::string_view line, std::string_view quotedName)
{
    constexpr std::size_t kNear = 256;
    const auto head = line.substr(0, kNear);
    auto at = head.find(quotedName);
    if (at == std::string_view::npos)
        return {};
    at += quotedName.size();
    while (at < head.size() && (head[at] == ' ' || head[at] == ':'))
        ++at;
    if (at >= head.size() || head[at] != '"')
        return {};
    const auto end = line.find('"', at + 1);
    return end == std::string_view::npos ? std::string_view() : line.substr(at + 1, end - at - 1);
}

bool readJsonHeader(std::string_view line, LineHeader &header)
{
    std::size_t length = 0;
    for (const std::string_view name : {"\"ts\"", "\"time\"", "\"timestamp\"", "\"@timestamp\""})
        if (readCivilTime(memberNear(line, name), header.time, length)) {
            header.level = levelOf(memberNear(line, "\"level\""));
            return true;
        }
    return false;
}

} // namespace

bool readHeader(std::string_view line, LineHeader &header)
{
    if (line.empty())
        return false;
    if (line.front() == '{')
        return readJsonHeader(line, header);
    const bool isBracketed = line.front() == '[';
    if (isBracketed)
        line.remove_prefix(1);
    std::size_t length = 0;
    if (!readCivilTime(line, header.time, length))
        return false;
    line.remove_prefix(length);
    if (isBracketed && !line.empty() && line.front() == ']')
        line.remove_prefix(1);
    header.level = levelInBrackets(line);
    return true;
}

std::string_view categoryOf(std::string_view line)
{
    if (line.starts_with('{')) {
        for (const std::string_view name : {"\"category\"", "\"logger\"", "\"module\"", "\"component\""})
            if (const auto value = memberNear(line, name); !value.empty())
                return value;
        return {};
    }
    constexpr std::size_t kNear = 160;
    constexpr int kMostBrackets = 4;
    line = line.substr(0, std::min(kNear, line.find('\n')));
    bool isBehindLevel = false;
    for (int i = 0; i < kMostBrackets; ++i) {
        const auto open = line.find('[');
        const auto close = line.find(']', open == std::string_view::npos ? open : open + 1);
        if (close == std::string_view::npos || (isBehindLevel && line.find_first_not_of(' ') != open))
            return {};
        const auto word = trimmed(line.substr(open + 1, close - open - 1));
        if (isBehindLevel)
            return word;
        isBehindLevel = levelOf(word) != Level::None;
        line.remove_prefix(close + 1);
    }
    return {};
}

std::optional<Level> levelNamed(std::string_view word)
{
    const auto level = levelOf(word);
    return level == Level::None ? std::nullopt : std::optional(level);
}

} // namespace qcat::log_files
