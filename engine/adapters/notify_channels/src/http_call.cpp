#include "http_call.h"

#include "transfer.h"

#include <qcat/http_link/exchange.h>

#include <algorithm>

namespace qcat::notify_channels
{

namespace
{

constexpr std::size_t kMostBody = 64 << 10;
constexpr base::Duration kLongestWait = std::chrono::hours(1); // what a provider may ask for

} // namespace

std::variant<HttpAnswer, ops::SendResult> call(const domain::ChannelConfig &channel, const HttpRequest &request, const base::CancelToken &cancel)
{
    curl_link::Transfer transfer;
    transfer.begin(request.url, termsOf(channel, "http,https", cancel));
    auto done = http_link::exchange(transfer, request, kMostBody);
    if (done.code != CURLE_OK)
        return failed(done.code, transfer);
    if (auto &wait = done.answer.retryAfter)
        wait = std::min(*wait, kLongestWait);
    return std::move(done.answer);
}

} // namespace qcat::notify_channels
