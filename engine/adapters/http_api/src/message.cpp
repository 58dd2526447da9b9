#include "message.h"

#include <qcat/wire/encode.h>

#include <fmt/format.h>

namespace qcat::http_api
{

namespace
{

std::string_view reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 410:
        return "Gone";
    case 413:
        return "Content Too Large";
    case 421:
        return "Misdirected Request";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 503:
        return "Service Unavailable";
    default:
        return "Error";
    }
}

} // namespace

HttpResponse errorResponse(int status, const base::Error &error)
{
    return {status, "application/json", wire::encode(error), {}};
}

QByteArray serialise(const HttpResponse &response, KeepAlive keepAlive, bool headersOnly)
{
    std::string head =
        fmt::format("HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n"
                    "X-Content-Type-Options: nosniff\r\n",
                    response.status, reasonOf(response.status), response.contentType, response.body.size());
    for (const auto &[name, value] : response.headers)
        head += fmt::format("{}: {}\r\n", name, value);
    head += keepAlive == KeepAlive::Yes ? "\r\n" : "Connection: close\r\n\r\n";
    QByteArray bytes;
    bytes.reserve(qsizetype(head.size() + response.body.size()));
    bytes.append(head.data(), qsizetype(head.size()));
    if (!headersOnly)
        bytes.append(response.body.data(), qsizetype(response.body.size()));
    return bytes;
}

} // namespace qcat::http_api
