#include <qcat/log_files/line_patterns.h>

#include <algorithm>
#include <cstring>

namespace qcat::log_files
{

namespace
{

constexpr std::size_t kLongest = 2048; // of a line that is looked at
constexpr std::size_t kSample = 400;

// What a byte is to a pattern.
enum Kind : std::uint8_t { Separator, Letter, Digit, Quote, Assign };

constexpr std::array<std::uint8_t, 256> kinds()
{
    std::array<std::uint8_t, 256> all{};
    for (int c = 0; c < 256; ++c) {
        const bool isDigit = c >= '0' && c <= '9';
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80 || c == '_' || c == '-' || c == '.' || c == '/' || c == '+' || c == '%';
        all[std::size_t(c)] = isDigit ? Digit : isLetter ? Letter : c == '"' ? Quote : c == '=' ? Assign : Separator;
    }
    return all;
}
constexpr auto kKind = kinds();

// D. Knuth's and FNV's way of mixing, a word at a time.
struct Mixer {
    std::uint64_t value = 0xcbf29ce484222325;
    void add(std::uint64_t word) { value = (value ^ word) * 0x9e3779b97f4a7c15; value ^= value >> 29; }
    void add(const char *text, std::size_t size)
    {
        for (; size >= 8; text += 8, size -= 8) {
            std::uint64_t word;
            std::memcpy(&word, text, 8);
            add(word);
        }
        std::uint64_t rest = size;
        for (; size > 0; --size)
            rest = rest << 8 | std::uint8_t(*text++);
        add(rest);
    }
};

// Calls `keep(text)` for what belongs to the pattern and `drop()` for each thing that does not: a word with a digit, a text in quotes, the
// value of "name=value".
template <typename Keep, typename Drop>
void split(std::string_view line, Keep keep, Drop drop)
{
    const auto *at = line.data();
    const auto *const end = at + line.size();
    const auto kind = [](const char *c) { return kKind[std::uint8_t(*c)]; };
    bool isValue = false;
    while (at != end) {
        const auto *const begin = at;
        switch (kind(at)) {
        case Quote: {
            const auto *const close = static_cast<const char *>(std::memchr(at + 1, '"', std::size_t(end - at - 1)));
            at = close ? close + 1 : end;
            drop();
            isValue = false;
            continue;
        }
        case Assign:
            keep(std::string_view(at++, 1));
            isValue = true;
            continue;
        case Separator:
            while (at != end && kind(at) == Separator)
                ++at;
            keep(std::string_view(begin, std::size_t(at - begin)));
            isValue = false;
            continue;
        }
        bool isThing = isValue;
        for (; at != end && (kind(at) == Letter || kind(at) == Digit); ++at)
            isThing |= kind(at) == Digit;
        isValue = false;
        if (isThing)
            drop();
        else
            keep(std::string_view(begin, std::size_t(at - begin)));
    }
}

// Behind the time.
std::string_view behindTime(std::string_view line)
{
    const auto bracketed = !line.empty() && line.front() == '[' ? line.substr(1) : line;
    CivilTime time;
    std::size_t length = 0;
    if (!readCivilTime(bracketed, time, length))
        return line; // an object of JSON, whose texts are in quotes
    auto rest = bracketed.substr(length);
    const auto text = rest.find_first_not_of(" ]");
    return text == std::string_view::npos ? std::string_view() : rest.substr(text);
}

} // namespace

void LinePatterns::append(std::string_view lines)
{
    while (!lines.empty()) {
        const auto lineBreak = lines.find('\n');
        const auto line = lines.substr(0, lineBreak);
        if (LineHeader header; readHeader(line, header))
            take(line.substr(0, kLongest), header);
        ++m_lines;
        lines.remove_prefix(lineBreak == std::string_view::npos ? lines.size() : lineBreak + 1);
    }
}

void LinePatterns::take(std::string_view line, const LineHeader &header)
{
    const auto text = behindTime(line);
    Mixer mixer;
    mixer.add(std::uint64_t(header.level));
    split(text, [&](std::string_view kept) { mixer.add(kept.data(), kept.size()); }, [&] { mixer.add('*'); });
    auto found = m_found.find(mixer.value);
    if (found == m_found.end()) {
        if (m_found.size() >= kMost) {
            ++m_others;
            return;
        }
        Found fresh;
        split(text, [&](std::string_view kept) { fresh.text += kept; }, [&] { fresh.text += '*'; });
        fresh.sample = line.substr(0, kSample);
        fresh.level = header.level;
        fresh.first = header.time;
        fresh.line = m_lines;
        found = m_found.emplace(mixer.value, std::move(fresh)).first;
    }
    ++found->second.messages;
    found->second.last = std::max(found->second.last, header.time);
}

void LinePatterns::append(LinePatterns &&next)
{
    for (auto &[hash, other] : next.m_found) {
        other.line += m_lines;
        const auto [found, isNew] = m_found.try_emplace(hash, std::move(other));
        if (isNew)
            continue;
        found->second.messages += other.messages;
        found->second.first = std::min(found->second.first, other.first);
        found->second.last = std::max(found->second.last, other.last);
    }
    m_others += next.m_others;
    m_lines += next.m_lines;
}

std::vector<LinePatterns::Found> LinePatterns::found() const
{
    std::vector<Found> all;
    for (const auto &[hash, one] : m_found)
        all.push_back(one);
    std::ranges::sort(all, [](const Found &a, const Found &b) { return a.messages != b.messages ? a.messages > b.messages : a.text < b.text; });
    return all;
}

} // namespace qcat::log_files
