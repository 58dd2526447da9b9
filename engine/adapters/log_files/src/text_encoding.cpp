#include <qcat/log_files/text_encoding.h>

#include <qcat/log_files/byte_source.h>

#include <iconv.h>

#include <algorithm>
#include <cerrno>

namespace qcat::log_files
{

namespace
{

constexpr std::size_t kHead = 1 << 20;

// How long the character at the front is; 0: none of UTF-8. `isCut`: the text may end within it.
std::size_t utf8Length(std::string_view text, bool &isCut)
{
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80                    ? 1
                               : first >= 0xc2 && first < 0xe0 ? 2
                               : (first & 0xf0) == 0xe0        ? 3
                               : first >= 0xf0 && first < 0xf5 ? 4
                                                               : 0;
    isCut = length > text.size();
    for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
            return 0;
    return length;
}

std::string convert(std::string_view text, const char *to, const char *from, std::string_view instead)
{
    const iconv_t converter = ::iconv_open(to, from);
    if (converter == iconv_t(-1))
        return std::string(text);
    std::string out(text.size() * 4 + 16, '\0');
    char *in = const_cast<char *>(text.data());
    std::size_t left = text.size();
    char *at = out.data();
    std::size_t room = out.size();
    while (left > 0 && ::iconv(converter, &in, &left, &at, &room) == std::size_t(-1) && errno != E2BIG) {
        at = std::copy(instead.begin(), instead.end(), at); // four bytes at most for each that was read
        room -= instead.size();
        ++in;
        --left;
    }
    ::iconv_close(converter);
    out.resize(std::size_t(at - out.data()));
    return out;
}

} // namespace

TextEncoding encodingOf(std::string_view head)
{
    while (!head.empty()) {
        bool isCut = false;
        const auto length = utf8Length(head, isCut);
        if (length == 0)
            return TextEncoding::Gb18030;
        if (isCut)
            break;
        head.remove_prefix(length);
    }
    return TextEncoding::Utf8;
}

base::Result<TextEncoding> encodingOfFile(const std::string &file)
{
    auto source = ByteSource::open(file);
    if (!source)
        return source.error();
    std::string head(kHead, '\0');
    const auto got = (*source)->read(head.data(), head.size());
    if (!got)
        return got.error();
    return encodingOf(std::string_view(head).substr(0, *got));
}

std::string toUtf8(std::string_view text, TextEncoding from)
{
    return from == TextEncoding::Utf8 ? std::string(text) : convert(text, "UTF-8", "GB18030", "\xEF\xBF\xBD");
}

std::string fromUtf8(std::string_view text, TextEncoding to)
{
    return to == TextEncoding::Utf8 ? std::string(text) : convert(text, "GB18030", "UTF-8", "?");
}

} // namespace qcat::log_files
