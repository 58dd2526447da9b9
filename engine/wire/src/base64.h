#pragma once

#include <optional>
#include <string>
#include <string_view>

// Bytes as a text (RFC 4648, padded, without line breaks): what a file holds, in JSON.
namespace qcat::wire
{

std::string toBase64(std::string_view bytes);
// Nothing for what toBase64() never writes.
std::optional<std::string> fromBase64(std::string_view text);

} // namespace qcat::wire
