#include <qcat/pg_diagnostics/statement_text.h>

namespace qcat::pg_diagnostics
{

namespace
{

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// Length of the valid UTF-8 character at the front; 0: it is none.
std::size_t validCharacter(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool surrogate = first == 0xED && byte(1) > 0x9F;
    const bool beyond = first == 0xF4 && byte(1) > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

} // namespace

std::string cleanText(std::string_view text, std::size_t limit)
{
    std::string clean;
    std::size_t fits = 0; // length of what leaves room for the ellipsis
    while (!text.empty()) {
        const auto length = validCharacter(text);
        const auto front = text.substr(0, length ? length : 1);
        const bool control = length == 1 && (static_cast<unsigned char>(front[0]) < 0x20 || front[0] == 0x7F);
        clean += control ? std::string_view(" ") : length ? front : kReplacement;
        text.remove_prefix(front.size());
        if (clean.size() + kEllipsis.size() <= limit)
            fits = clean.size();
        if (clean.size() > limit) {
            clean.resize(fits);
            return clean.append(kEllipsis);
        }
    }
    return clean;
}

} // namespace qcat::pg_diagnostics
