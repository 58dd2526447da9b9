#pragma once

#include <qcat/base/result.h>

#include <string>

namespace qcat::secrets
{

// 256 random bits of the system in hexadecimal: a token, a password of a server. Error "secrets.no_randomness". Any thread.
base::Result<std::string> randomSecret();

} // namespace qcat::secrets
