#pragma once

#include <qcat/base/result.h>

#include <string>
#include <string_view>

namespace qcat::feed
{

// SHA-256, hexadecimal.
base::Result<std::string> sha256OfFile(const std::string &path);
std::string sha256Of(std::string_view bytes);

} // namespace qcat::feed
