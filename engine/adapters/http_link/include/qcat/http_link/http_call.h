#pragma once

#include <qcat/base/call.h>
#include <qcat/base/result.h>

#include <optional>
#include <string>
#include <vector>

// One HTTP request that blocks its caller: for checks and hand-overs that run on a worker.
namespace qcat::http_link
{

inline constexpr std::size_t kLargestBody = 4u << 20;

struct Request {
    std::string url; // http or https
    std::optional<std::string> json = {}; // a POST of it; empty: a GET
    std::vector<std::string> headers = {};
};

struct Answer {
    long status = 0;
    std::string body; // at most kLargestBody, the rest is not read
    base::Duration took{};
    std::optional<base::Duration> retryAfter = {}; // what the server asks for
};

// Any answer, an error status as well. Errors: "http.timeout" (url, timeout), "http.unreachable" (url, detail). Follows
// no redirect and uses no proxy: what is watched is asked itself. `url` in errors is without userinfo and query.
base::Result<Answer> call(const Request &request, const base::CallLimits &limits);

// The certificate that the server at host:port shows, as PEM; whether it is trusted is not looked at.
base::Result<std::string> certificateOf(const std::string &hostAndPort, const base::CallLimits &limits);

} // namespace qcat::http_link
