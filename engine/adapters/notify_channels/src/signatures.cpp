#include <qcat/notify_channels/signatures.h>

#include <fmt/format.h>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace qcat::notify_channels
{

namespace
{

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

} // namespace

std::string base64(std::string_view bytes)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char *>(text.data()), bytesOf(bytes), int(bytes.size()));
    text.resize(std::size_t(length));
    return text;
}

std::string percentEncoded(std::string_view text)
{
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '_' || c == '.' || c == '~';
        encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string hex(std::string_view bytes)
{
    std::string text;
    for (const char c : bytes)
        text += fmt::format("{:02x}", static_cast<unsigned char>(c));
    return text;
}

std::string sha256Hex(std::string_view text)
{
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    EVP_Digest(text.data(), text.size(), reinterpret_cast<unsigned char *>(digest.data()), &length, EVP_sha256(), nullptr);
    digest.resize(length);
    return hex(digest);
}

std::string hmacSha256(std::string_view key, std::string_view text)
{
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.data(), int(key.size()), bytesOf(text), text.size(),
         reinterpret_cast<unsigned char *>(digest.data()), &length);
    digest.resize(length);
    return digest;
}

std::string dingTalkSignature(std::int64_t unixMs, const std::string &secret)
{
    return base64(hmacSha256(secret, fmt::format("{}\n{}", unixMs, secret)));
}

std::string feishuSignature(std::int64_t unixSeconds, const std::string &secret)
{
    return base64(hmacSha256(fmt::format("{}\n{}", unixSeconds, secret), ""));
}

std::string webhookSignature(std::int64_t unixSeconds, std::string_view body, const std::string &secret)
{
    return fmt::format("v1={}", hex(hmacSha256(secret, fmt::format("{}.{}", unixSeconds, body))));
}

} // namespace qcat::notify_channels
