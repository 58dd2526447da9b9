#include <qcat/secrets/random_secret.h>

#include <fmt/format.h>

#include <array>
#include <sys/random.h>

namespace qcat::secrets
{

base::Result<std::string> randomSecret()
{
    std::array<unsigned char, 32> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != ssize_t(bytes.size())) // up to 256 bytes come whole or not at all
        return base::Error{"secrets.no_randomness", "the system gave no random bytes for a secret"};
    std::string text;
    for (const unsigned char byte : bytes)
        text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace qcat::secrets
