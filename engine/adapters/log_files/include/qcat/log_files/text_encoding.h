#pragma once

#include <qcat/base/result.h>

#include <string>
#include <string_view>

namespace qcat::log_files
{

enum class TextEncoding : std::uint8_t { Utf8, Gb18030 };

// By the bytes at its front: what is valid UTF-8 is that; else GB18030, which holds GBK and GB2312 and refuses nothing.
TextEncoding encodingOf(std::string_view head);
base::Result<TextEncoding> encodingOfFile(const std::string &file);

// What cannot be told becomes U+FFFD, or in GB18030 its four bytes.
std::string toUtf8(std::string_view text, TextEncoding from);
std::string fromUtf8(std::string_view text, TextEncoding to);

} // namespace qcat::log_files
