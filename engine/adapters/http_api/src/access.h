#pragma once

#include "message.h"

#include <optional>

namespace qcat::http_api
{

// LocalScript: also without a token, to a program of this machine that asks as the manual prints it; what it does then
// is a test.
enum class Access { Token, OpenOnLoopback, LocalScript };

// Who may ask. `listensOnLoopback`: then the Host header must name this machine, so that a web page which points its
// own name at 127.0.0.1 (DNS rebinding) is turned away.
class AccessRules
{
public:
    AccessRules(std::string token, bool listensOnLoopback);

    // The refusal, or nothing.
    std::optional<HttpResponse> check(const HttpRequest &request, Access access, bool fromLoopback) const;
    bool holdsToken(const std::string &authorization) const;

private:
    bool isOurName(const std::string &host) const;

    const std::string m_token;
    const bool m_listensOnLoopback;
};

} // namespace qcat::http_api
