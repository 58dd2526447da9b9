#pragma once

#include <string_view>

namespace qcat::people
{

// "alice@firm.net": one '@', something on both sides, nothing that a mail server would read as more than an address.
bool isMailAddress(std::string_view text);
// "+8613800138000": digits, five at least, with blanks and hyphens between them at most.
bool isPhoneNumber(std::string_view text);
// "https://host…", "socks5h://user:word@host:1080": something stands where the server's name belongs, a port is one, no blank anywhere.
bool namesServer(std::string_view url, std::string_view scheme);

} // namespace qcat::people
