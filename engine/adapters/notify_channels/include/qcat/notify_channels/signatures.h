#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// How the providers want a send to be signed. Each is made for one send: a signature of an hour ago is refused.
namespace qcat::notify_channels
{

std::string base64(std::string_view bytes);
std::string percentEncoded(std::string_view text);
std::string hex(std::string_view bytes);
std::string sha256Hex(std::string_view text);
// The 32 bytes.
std::string hmacSha256(std::string_view key, std::string_view text);

// base64(HMAC-SHA256(secret, ms + "\n" + secret)), to be percent-encoded into the query.
std::string dingTalkSignature(std::int64_t unixMs, const std::string &secret);
// The other way round: the text is the key and what is signed is empty; seconds; into the body.
std::string feishuSignature(std::int64_t unixSeconds, const std::string &secret);
// "v1=" and hex of HMAC-SHA256(secret, seconds + "." + body), for the header X-Qcat-Signature.
std::string webhookSignature(std::int64_t unixSeconds, std::string_view body, const std::string &secret);

} // namespace qcat::notify_channels
