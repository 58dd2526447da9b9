#include "transfer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>

namespace qcat::notify_channels
{

namespace
{

enum class Reach { Public, Private, LinkLocal };

Reach reachOf4(std::uint32_t address) // host order
{
    const auto in = [address](std::uint32_t net, int bits) { return address >> (32 - bits) == net >> (32 - bits); };
    if (in(0xA9FE0000, 16)) // 169.254/16: also where clouds serve credentials
        return Reach::LinkLocal;
    const bool isPrivate = in(0x0A000000, 8) || in(0xAC100000, 12) || in(0xC0A80000, 16) || in(0x7F000000, 8) ||
                           in(0x64400000, 10) || in(0, 8);
    return isPrivate ? Reach::Private : Reach::Public;
}

Reach reachOf6(const in6_addr &address)
{
    const auto *bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address))
        return reachOf4(std::uint32_t(bytes[12]) << 24 | std::uint32_t(bytes[13]) << 16 |
                        std::uint32_t(bytes[14]) << 8 | bytes[15]);
    if (IN6_IS_ADDR_LINKLOCAL(&address))
        return Reach::LinkLocal;
    const bool isPrivate = IN6_IS_ADDR_LOOPBACK(&address) || IN6_IS_ADDR_UNSPECIFIED(&address) || (bytes[0] & 0xfe) == 0xfc;
    return isPrivate ? Reach::Private : Reach::Public;
}

Reach reachOf(const curl_sockaddr &address)
{
    if (address.family == AF_INET)
        return reachOf4(ntohl(reinterpret_cast<const sockaddr_in *>(&address.addr)->sin_addr.s_addr));
    return reachOf6(reinterpret_cast<const sockaddr_in6 *>(&address.addr)->sin6_addr);
}

// Asked for each address that a name stands for, after it was resolved: a name cannot lead elsewhere than what is checked.
template <bool AllowsPrivate>
curl_socket_t openSocket(void *error, curlsocktype, curl_sockaddr *address)
{
    const auto reach = reachOf(*address);
    if (reach == Reach::LinkLocal || (reach == Reach::Private && !AllowsPrivate)) {
        static_cast<TransferError *>(error)->forbidden = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

// Asked about once a second. What has only begun may end by itself: a send that is broken off may have been taken.
int givesUp(void *error, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    using namespace std::chrono_literals;
    const auto &transfer = *static_cast<TransferError *>(error);
    return transfer.cancel.isCancelled() && std::chrono::steady_clock::now() - transfer.began > 2s;
}

} // namespace

TextList appended(TextList list, const std::string &text)
{
    auto *longer = curl_slist_append(list.get(), text.c_str());
    if (!longer)
        throw std::bad_alloc();
    (void)list.release();
    return TextList(longer);
}

Transfer newTransfer(const domain::ChannelConfig &channel, const std::string &url, TransferError &error)
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    Transfer transfer(curl_easy_init());
    if (!transfer)
        throw std::bad_alloc();
    auto *const curl = transfer.get();
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error.text);
    const auto limit = long(std::chrono::duration_cast<std::chrono::milliseconds>(channel.timeout).count());
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, limit); // of the whole: a byte now and then does not prolong it
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, limit);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, givesUp);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &error);
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https,smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_PROXY, channel.proxy.c_str()); // empty: none, whatever the environment says
    if (!channel.caFile.empty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, channel.caFile.c_str());
    if (channel.proxy.empty()) {
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, channel.privateHosts ? openSocket<true> : openSocket<false>);
        curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &error);
    }
    return transfer;
}

ops::SendResult outcome(ops::SendOutcome outcome, std::string code, std::string detail)
{
    const auto health = outcome == ops::SendOutcome::Accepted ? domain::Health::Ok : domain::Health::Warn;
    domain::Finding what{std::move(code), detail, {{"detail", detail}}, health};
    return {outcome, std::move(what), {}};
}

ops::SendResult failed(CURLcode code, const TransferError &error)
{
    if (error.forbidden)
        return outcome(ops::SendOutcome::Permanent, "notify.refused",
                       "its address is of this machine or a private network, which private_hosts does not allow");
    const std::string detail = error.text[0] ? error.text : curl_easy_strerror(code);
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_LOGIN_DENIED:
        return outcome(ops::SendOutcome::Permanent, "notify.refused", detail);
    default:
        return outcome(ops::SendOutcome::Temporary, "notify.unreachable", detail);
    }
}

} // namespace qcat::notify_channels
