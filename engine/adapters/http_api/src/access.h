#pragma once

#include "message.h"

#include <qcat/api/role.h>

#include <optional>

namespace qcat::http_api
{

// Token: of any role; what changes something asks for more by itself. LocalScript: also without a token, to a program of
// this machine that asks as the manual prints it; what it does then is a test.
// Personal: who asks is known by what the path or the body brings.
enum class Access { Token, OpenOnLoopback, LocalScript, Personal };

// Who asks. This machine's own token speaks for whomever it names; every other one for its bearer only.
struct Caller {
    api::Role role = api::Role::Viewer;
    std::string name; // empty: as the request says
    bool may(api::Role needed) const { return role >= needed; }
};

// Who may ask. `listensOnLoopback`: then the Host header must name this machine, so that a web page which points its
// own name at 127.0.0.1 (DNS rebinding) is turned away.
class AccessRules
{
public:
    // `publicUrl`: where people reach this server through somebody else's; by that name they get what is personal, and nothing else.
    AccessRules(std::string token, std::string tokensFile, const std::string &publicUrl, bool listensOnLoopback);

    // The refusal, or nothing. `caller`: as callerOf() says.
    std::optional<HttpResponse> check(const HttpRequest &request, const std::optional<Caller> &caller, Access access, bool fromLoopback) const;
    // Of a token that is good; nobody without one.
    std::optional<Caller> callerOf(const std::string &authorization) const;

private:
    bool isOurName(const std::string &host, Access access) const;

    const std::string m_token;
    const std::string m_tokensFile;
    const std::string m_publicHost;
    const bool m_listensOnLoopback;
};

} // namespace qcat::http_api
