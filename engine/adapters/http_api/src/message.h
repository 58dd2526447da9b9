#pragma once

#include <qcat/base/error.h>

#include <QByteArray>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace qcat::http_api
{

// A request that is complete and within all limits.
struct HttpRequest {
    std::string method;
    std::string path; // without the query
    std::map<std::string, std::string> query; // decoded; of a key that comes twice, the first
    std::string host;
    std::string authorization;
    std::string lastEventId;
    std::string timestamp; // X-Qcat-Timestamp and X-Qcat-Signature
    std::string signature;
    std::string body;
    bool hasHost = false;
    bool isHttp10 = false;
    bool isRelayed = false; // sent by a web page or through a proxy: whose peer is not who asks
    bool keepAlive = true;

    bool isHead() const { return method == "HEAD"; }
};

struct HttpResponse {
    int status = 200;
    std::string contentType = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers = {};
};

// An error as every route answers it.
HttpResponse errorResponse(int status, const base::Error &error);

enum class KeepAlive { No, Yes };
// The bytes to send; for HEAD without the body.
QByteArray serialise(const HttpResponse &response, KeepAlive keepAlive, bool headersOnly);

} // namespace qcat::http_api
