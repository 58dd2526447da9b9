#include <qcat/http_link/http_call.h>

#include <qcat/http_link/exchange.h>

#include <string_view>

namespace qcat::http_link
{

namespace
{

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

base::Error errorOf(CURLcode code, const curl_link::Transfer &transfer, const std::string &url, base::Duration timeout)
{
    const auto target = shown(url);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return base::Error{"http.timeout", target + " did not answer within " + base::toShortText(timeout)}
            .with("url", target)
            .with("timeout", base::toShortText(timeout));
    return base::Error{"http.unreachable", target + ": " + transfer.why()}.with("url", target).with("detail", transfer.why());
}

curl_link::Terms termsOf(const base::CallLimits &limits)
{
    return {"http,https", limits.timeout, [cancel = limits.cancel](std::uint64_t) { return !cancel.isCancelled(); }};
}

} // namespace

base::Result<Answer> call(const Request &request, const base::CallLimits &limits)
{
    curl_link::Transfer transfer;
    transfer.begin(request.url, termsOf(limits));
    auto done = exchange(transfer, request, kLargestBody);
    if (done.code != CURLE_OK)
        return errorOf(done.code, transfer, request.url, limits.timeout);
    return std::move(done.answer);
}

base::Result<std::string> certificateOf(const std::string &hostAndPort, const base::CallLimits &limits)
{
    curl_link::Transfer transfer;
    transfer.begin("https://" + hostAndPort, termsOf(limits));
    transfer.set(CURLOPT_CONNECT_ONLY, 1L);
    transfer.set(CURLOPT_CERTINFO, 1L);
    transfer.set(CURLOPT_SSL_VERIFYPEER, 0L);
    transfer.set(CURLOPT_SSL_VERIFYHOST, 0L);
    if (const CURLcode code = transfer.perform(); code != CURLE_OK)
        return errorOf(code, transfer, hostAndPort, limits.timeout);
    const auto *chain = transfer.info<curl_certinfo *>(CURLINFO_CERTINFO, nullptr);
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
