#include "terminal_text.h"

#include <fmt/format.h>

#include <iterator>

namespace qcat::app
{

namespace
{

std::string shown(std::string_view text, bool keepsLines)
{
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0u;
        if (byte == '\t' || (keepsLines && byte == '\n')) {
            safe += text[i];
        } else if (byte == '\n') {
            safe += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            fmt::format_to(std::back_inserter(safe), "\\x{:02x}", byte);
        } else if (byte == 0xc2 && next >= 0x80 && next < 0xa0) { // the second set of control characters, in UTF-8
            fmt::format_to(std::back_inserter(safe), "\\x{:02x}", next);
            ++i;
        } else {
            safe += text[i];
        }
    }
    return safe;
}

} // namespace

std::string forTerminal(std::string_view text)
{
    return shown(text, true);
}

std::string onOneLine(std::string_view text)
{
    return shown(text, false);
}

} // namespace qcat::app
