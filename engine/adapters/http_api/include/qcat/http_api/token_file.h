#pragma once

#include <qcat/base/result.h>

#include <string>

namespace qcat::http_api
{

// The token of the API in a file that its owner alone can read. Made with 256 random bits when it is not there; a file
// that others can read, or that holds no token, is refused ("token.unsafe", "token.unreadable").
base::Result<std::string> loadOrCreateToken(const std::string &path);
// For those who only talk to a running instance.
base::Result<std::string> loadToken(const std::string &path);

} // namespace qcat::http_api
