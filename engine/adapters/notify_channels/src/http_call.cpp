#include "http_call.h"

#include "transfer.h"

#include <algorithm>

namespace qcat::notify_channels
{

namespace
{

constexpr std::size_t kMostBody = 64 << 10;
constexpr base::Duration kLongestWait = std::chrono::hours(1); // what a provider may ask for

std::size_t keep(const char *bytes, std::size_t, std::size_t size, void *into)
{
    auto &body = *static_cast<std::string *>(into);
    body.append(bytes, std::min(size, kMostBody - body.size()));
    return size; // the rest is read and thrown away, so that the status of a long answer counts too
}

} // namespace

std::variant<HttpAnswer, ops::SendResult> call(const domain::ChannelConfig &channel, const HttpRequest &request, const base::CancelToken &cancel)
{
    TransferError error(cancel);
    const auto transfer = newTransfer(channel, request.url, error);
    auto *const curl = transfer.get();
    TextList headers;
    for (const auto &header : request.headers)
        headers = appended(std::move(headers), header);
    headers = appended(std::move(headers), "Expect:"); // no 100-continue: a second of silence for nothing
    if (request.json) {
        headers = appended(std::move(headers), "Content-Type: application/json; charset=utf-8");
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.json->data());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(request.json->size()));
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    HttpAnswer answer;
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    if (const auto code = curl_easy_perform(curl); code != CURLE_OK)
        return failed(code, error);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    curl_off_t wait = 0;
    if (curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait) == CURLE_OK && wait > 0)
        answer.retryAfter = std::min<base::Duration>(std::chrono::seconds(std::min<curl_off_t>(wait, 86'400)), kLongestWait);
    return answer;
}

} // namespace qcat::notify_channels
