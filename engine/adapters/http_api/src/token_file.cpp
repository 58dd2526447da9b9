#include <qcat/http_api/token_file.h>

#include "secret_file.h"

#include <qcat/base/text.h>

#include <qcat/secrets/random_secret.h>

#include <fmt/format.h>

#include <unistd.h>

namespace qcat::http_api
{

namespace
{

constexpr std::size_t kShortest = 16;
constexpr std::size_t kLongest = 512;

} // namespace

base::Result<std::string> loadToken(const std::string &path)
{
    const auto text = readSecretFile(path, kLongest);
    if (!text)
        return text.error();
    std::string token(base::trimmed(*text));
    if (token.size() < kShortest)
        return base::Error{"token.unreadable",
                           fmt::format("the token file {} holds no token (at least 16 characters in one line)", path)}
            .with("path", path);
    return token;
}

base::Result<std::string> loadOrCreateToken(const std::string &path)
{
    if (::access(path.c_str(), F_OK) != 0) {
        const auto token = secrets::randomSecret();
        if (!token)
            return token.error();
        if (const auto made = writeSecretFile(path, *token + "\n", Existing::Keep); !made)
            return made.error();
    }
    return loadToken(path);
}

} // namespace qcat::http_api
