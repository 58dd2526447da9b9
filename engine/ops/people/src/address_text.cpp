#include "address_text.h"

#include <qcat/domain/config_text.h>

#include <algorithm>

namespace qcat::people
{

namespace
{

constexpr std::size_t kLongestAddress = 254;
constexpr int kFewestDigits = 5;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isPort(std::string_view text)
{
    const auto port = domain::parseInteger(text);
    return port && *port >= 1 && *port <= 65535;
}

} // namespace

bool isMailAddress(std::string_view text)
{
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.size() > kLongestAddress)
        return false;
    const auto domain = text.substr(at + 1);
    const auto isForeign = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f || std::string_view("@<>,;:\"()[]\\").find(c) != std::string_view::npos; };
    return !domain.empty() && domain.front() != '.' && domain.back() != '.' && domain.find("..") == std::string_view::npos &&
           std::ranges::none_of(text.substr(0, at), isForeign) && std::ranges::none_of(domain, isForeign);
}

bool isPhoneNumber(std::string_view text)
{
    const auto digits = text.starts_with('+') ? text.substr(1) : text;
    return std::ranges::count_if(digits, isDigit) >= kFewestDigits && std::ranges::all_of(digits, [](char c) { return isDigit(c) || c == ' ' || c == '-'; });
}

bool namesServer(std::string_view url, std::string_view scheme)
{
    if (!url.starts_with(scheme) || url.find_first_of(" \t") != std::string_view::npos)
        return false;
    auto server = url.substr(scheme.size());
    server = server.substr(0, server.find_first_of("/?#"));
    if (const auto login = server.rfind('@'); login != std::string_view::npos)
        server.remove_prefix(login + 1);
    const auto address = server.find(']'); // of an IPv6 address
    const auto colon = server.find(':', address == std::string_view::npos ? 0 : address);
    if (colon == std::string_view::npos)
        return !server.empty();
    return colon > 0 && isPort(server.substr(colon + 1));
}

} // namespace qcat::people
