#pragma once

#include <qcat/base/result.h>

#include <cstddef>
#include <string>
#include <string_view>

// Files that their owner alone can read.
namespace qcat::http_api
{

std::string sha256Hex(std::string_view text);

enum class Existing { Keep, Replace };
// Written beside its place and put there whole, so that nobody ever reads half of it. Keep: what is there already stays, and that is good.
base::Status writeSecretFile(const std::string &path, const std::string &content, Existing existing);
// Refuses a file that others can read ("token.unsafe") and what is no regular file ("token.unreadable").
base::Result<std::string> readSecretFile(const std::string &path, std::size_t largest);

} // namespace qcat::http_api
