#include <qcat/http_link/http_call.h>

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace qcat::http_link
{

namespace
{

struct CurlEnds {
    void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist *list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CurlEnds>;

// Once in the process, before a second thread could.
void beginCurl()
{
    static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
    static_cast<void>(begun);
}

std::size_t takeBody(char *bytes, std::size_t size, std::size_t count, void *into)
{
    auto &body = *static_cast<std::string *>(into);
    const std::size_t given = size * count;
    const std::size_t room = kLargestBody - body.size();
    body.append(bytes, std::min(given, room));
    return given <= room ? given : 0; // ends the transfer: the beginning is enough
}

int isCancelled(void *cancel, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<const base::CancelToken *>(cancel)->isCancelled() ? 1 : 0;
}

// For messages: who has a password in a URL does not want it in a log.
std::string shown(const std::string &url)
{
    const auto scheme = url.find("://");
    const auto begin = scheme == std::string::npos ? 0 : scheme + 3;
    const auto end = std::min(url.find('/', begin), url.find('?', begin));
    const auto at = url.rfind('@', end);
    const bool hasUser = at != std::string::npos && at >= begin;
    return url.substr(0, begin) + url.substr(hasUser ? at + 1 : begin, url.find('?') - (hasUser ? at + 1 : begin));
}

base::Error errorOf(CURLcode code, const char *detail, const std::string &url, base::Duration timeout)
{
    const auto target = shown(url);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return base::Error{"http.timeout", target + " did not answer within " + base::toShortText(timeout)}
            .with("url", target)
            .with("timeout", base::toShortText(timeout));
    const std::string why = *detail ? detail : curl_easy_strerror(code);
    return base::Error{"http.unreachable", target + ": " + why}.with("url", target).with("detail", why);
}

long milliseconds(base::Duration duration)
{
    return std::max<long>(1, long(duration.count() / 1'000'000));
}

Handle prepared(const base::CallLimits &limits, char *detail)
{
    beginCurl();
    Handle handle(curl_easy_init());
    CURL *const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, milliseconds(limits.timeout));
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, isCancelled);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &limits.cancel);
    return handle;
}

} // namespace

base::Result<Answer> call(const Request &request, const base::CallLimits &limits)
{
    char detail[CURL_ERROR_SIZE] = "";
    const Handle handle = prepared(limits, detail);
    CURL *const curl = handle.get();
    Answer answer;
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, takeBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    std::unique_ptr<curl_slist, CurlEnds> headers;
    if (request.json) {
        headers.reset(curl_slist_append(nullptr, "Content-Type: application/json"));
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.json->c_str());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.json->size()));
    }
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK && code != CURLE_WRITE_ERROR)
        return errorOf(code, detail, request.url, limits.timeout);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
    curl_off_t microseconds = 0;
    curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME_T, &microseconds);
    answer.took = std::chrono::microseconds(microseconds);
    return answer;
}

base::Result<std::string> certificateOf(const std::string &hostAndPort, const base::CallLimits &limits)
{
    char detail[CURL_ERROR_SIZE] = "";
    const Handle handle = prepared(limits, detail);
    CURL *const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, ("https://" + hostAndPort).c_str());
    curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(curl, CURLOPT_CERTINFO, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);
    if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK)
        return errorOf(code, detail, hostAndPort, limits.timeout);
    curl_certinfo *chain = nullptr;
    curl_easy_getinfo(curl, CURLINFO_CERTINFO, &chain);
    constexpr std::string_view kCertificate = "Cert:";
    for (int i = 0; chain && i < chain->num_of_certs; ++i)
        for (const curl_slist *line = chain->certinfo[i]; line; line = line->next)
            if (std::string_view(line->data).starts_with(kCertificate))
                return std::string(line->data + kCertificate.size());
    return base::Error{"http.unreachable", hostAndPort + ": it shows no certificate"}
        .with("url", hostAndPort)
        .with("detail", "it shows no certificate");
}

} // namespace qcat::http_link
