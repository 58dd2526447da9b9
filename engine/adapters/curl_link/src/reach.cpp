#include "reach.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace qcat::curl_link
{

namespace
{

enum class Where { Public, Private, LinkLocal };

Where whereIs4(std::uint32_t address) // host order
{
    const auto in = [address](std::uint32_t net, int bits) { return address >> (32 - bits) == net >> (32 - bits); };
    if (in(0xA9FE0000, 16)) // 169.254/16: also where clouds serve credentials
        return Where::LinkLocal;
    const bool isPrivate = in(0x0A000000, 8) || in(0xAC100000, 12) || in(0xC0A80000, 16) || in(0x7F000000, 8) || in(0x64400000, 10) || in(0, 8);
    return isPrivate ? Where::Private : Where::Public;
}

Where whereIs6(const in6_addr &address)
{
    const auto *bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address))
        return whereIs4(std::uint32_t(bytes[12]) << 24 | std::uint32_t(bytes[13]) << 16 | std::uint32_t(bytes[14]) << 8 | bytes[15]);
    if (IN6_IS_ADDR_LINKLOCAL(&address))
        return Where::LinkLocal;
    const bool isPrivate = IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address) || (bytes[0] & 0xfe) == 0xfc;
    return isPrivate ? Where::Private : Where::Public;
}

Where whereIs(const curl_sockaddr &address)
{
    if (address.family == AF_INET)
        return whereIs4(ntohl(reinterpret_cast<const sockaddr_in *>(&address.addr)->sin_addr.s_addr));
    return whereIs6(reinterpret_cast<const sockaddr_in6 *>(&address.addr)->sin6_addr);
}

} // namespace

bool isAllowed(const curl_sockaddr &address, Reach reach)
{
    switch (reach) {
    case Reach::Anywhere:
        return true;
    case Reach::NotLinkLocal:
        return whereIs(address) != Where::LinkLocal;
    case Reach::PublicOnly:
        return whereIs(address) == Where::Public;
    }
    return false;
}

} // namespace qcat::curl_link
