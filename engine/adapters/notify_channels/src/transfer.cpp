#include "transfer.h"

#include <chrono>

namespace qcat::notify_channels
{

curl_link::Terms termsOf(const domain::ChannelConfig &channel, const std::string &protocols, const base::CancelToken &cancel)
{
    using namespace std::chrono_literals;
    // What has only begun may end by itself: a send that is broken off may have been taken.
    const auto goesOn = [cancel, began = std::chrono::steady_clock::now()](std::uint64_t) {
        return !cancel.isCancelled() || std::chrono::steady_clock::now() - began <= 2s;
    };
    return {protocols, channel.timeout, goesOn, channel.proxy, channel.caFile,
            channel.privateHosts ? curl_link::Reach::NotLinkLocal : curl_link::Reach::PublicOnly};
}

ops::SendResult outcome(ops::SendOutcome outcome, std::string code, std::string detail)
{
    const auto health = outcome == ops::SendOutcome::Accepted ? domain::Health::Ok : domain::Health::Warn;
    domain::Finding what{std::move(code), detail, {{"detail", detail}}, health};
    return {outcome, std::move(what), {}};
}

ops::SendResult failed(CURLcode code, const curl_link::Transfer &transfer)
{
    if (transfer.wasForbidden())
        return outcome(ops::SendOutcome::Permanent, "notify.refused",
                       "its address is of this machine or a private network, which private_hosts does not allow");
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_USE_SSL_FAILED:
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_LOGIN_DENIED:
        return outcome(ops::SendOutcome::Permanent, "notify.refused", transfer.why());
    default:
        return outcome(ops::SendOutcome::Temporary, "notify.unreachable", transfer.why());
    }
}

} // namespace qcat::notify_channels
