#include <qcat/http_link/exchange.h>

#include <qcat/curl_link/text_list.h>

#include <algorithm>

namespace qcat::http_link
{

namespace
{

struct Body {
    std::string text;
    std::size_t most = 0;
    bool isFull = false;
};

std::size_t take(const char *bytes, std::size_t, std::size_t size, void *into)
{
    auto &body = *static_cast<Body *>(into);
    const std::size_t room = body.most - body.text.size();
    body.text.append(bytes, std::min(size, room));
    body.isFull = size > room;
    return body.isFull ? 0 : size; // ends the transfer: the beginning is enough
}

} // namespace

Exchanged exchange(curl_link::Transfer &transfer, const Request &request, std::size_t mostBody)
{
    curl_link::TextList headers;
    for (const auto &header : request.headers)
        headers = appended(std::move(headers), header);
    headers = appended(std::move(headers), "Expect:"); // no 100-continue: a second of silence for nothing
    if (request.json) {
        headers = appended(std::move(headers), "Content-Type: application/json; charset=utf-8");
        transfer.set(CURLOPT_POSTFIELDS, request.json->data());
        transfer.set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.json->size()));
    }
    transfer.set(CURLOPT_HTTPHEADER, headers.get());
    Body body{{}, mostBody};
    transfer.set(CURLOPT_WRITEFUNCTION, take);
    transfer.set(CURLOPT_WRITEDATA, &body);
    const CURLcode code = transfer.perform();
    Exchanged done{code == CURLE_WRITE_ERROR && body.isFull ? CURLE_OK : code, {}};
    done.answer.status = transfer.info<long>(CURLINFO_RESPONSE_CODE, 0);
    done.answer.took = std::chrono::microseconds(transfer.info<curl_off_t>(CURLINFO_TOTAL_TIME_T, 0));
    if (const auto wait = transfer.info<curl_off_t>(CURLINFO_RETRY_AFTER, 0); wait > 0)
        done.answer.retryAfter = std::chrono::seconds(std::min<curl_off_t>(wait, 86'400));
    done.answer.body = std::move(body.text);
    return done;
}

} // namespace qcat::http_link
