#include "access.h"

#include <qcat/base/log.h>
#include <qcat/http_api/token_book.h>

#include <openssl/crypto.h>

#include <QHostAddress>
#include <QUrl>

namespace qcat::http_api
{

namespace
{

// "127.0.0.1:8082" → "127.0.0.1", "[::1]:8082" → "::1".
std::string withoutPort(const std::string &host)
{
    if (host.starts_with('['))
        return host.substr(1, host.find(']') == std::string::npos ? 0 : host.find(']') - 1);
    return host.substr(0, host.find(':'));
}

// A web page can make a browser of this machine ask; it cannot make it leave Origin out.
bool isLocalScript(const HttpRequest &request)
{
    const auto host = withoutPort(request.host);
    return !request.isRelayed && (host == "localhost" || host == "127.0.0.1");
}

} // namespace

AccessRules::AccessRules(std::string token, std::string tokensFile, const std::string &publicUrl, bool listensOnLoopback)
    : m_token(std::move(token)), m_tokensFile(std::move(tokensFile)),
      m_publicHost(QUrl(QString::fromStdString(publicUrl)).host().toStdString()), m_listensOnLoopback(listensOnLoopback)
{
}

std::optional<HttpResponse> AccessRules::check(const HttpRequest &request, const std::optional<Caller> &caller, Access access, bool fromLoopback) const
{
    if (!request.hasHost && !request.isHttp10)
        return errorResponse(400, {"http.no_host", "the request must have one Host header"});
    if (m_listensOnLoopback && request.hasHost && !isOurName(request.host, access))
        return errorResponse(421, {"http.foreign_host", "the Host header must be localhost or a loopback address"});
    if (access == Access::Personal || (access == Access::OpenOnLoopback && fromLoopback))
        return std::nullopt;
    if (caller)
        return std::nullopt;
    if (access == Access::LocalScript && fromLoopback && isLocalScript(request))
        return std::nullopt;
    auto refusal =
        errorResponse(401, {"http.token_needed", "send the token of this instance: Authorization: Bearer TOKEN"});
    refusal.headers.emplace_back("WWW-Authenticate", "Bearer");
    return refusal;
}

bool AccessRules::isOurName(const std::string &host, Access access) const
{
    const auto name = withoutPort(host);
    if (access == Access::Personal && !m_publicHost.empty() && QString::fromStdString(name).compare(QString::fromStdString(m_publicHost), Qt::CaseInsensitive) == 0)
        return true;
    return name == "localhost" || QHostAddress(QString::fromStdString(name)).isLoopback();
}

std::optional<Caller> AccessRules::callerOf(const std::string &authorization) const
{
    constexpr std::string_view kScheme = "Bearer ";
    if (m_token.empty() || !authorization.starts_with(kScheme))
        return std::nullopt;
    const auto given = std::string_view(authorization).substr(kScheme.size());
    if (given.size() == m_token.size() && CRYPTO_memcmp(given.data(), m_token.data(), given.size()) == 0)
        return Caller{api::Role::Admin, {}};
    if (m_tokensFile.empty())
        return std::nullopt;
    // Read each time: a token that was removed is worth nothing from then on.
    const auto book = loadTokenBook(m_tokensFile);
    if (!book)
        log::error("http", "{}", book.error().message);
    const auto bearer = book ? bearerOf(*book, given) : std::nullopt;
    return bearer ? std::optional(Caller{bearer->role, bearer->name}) : std::nullopt;
}

} // namespace qcat::http_api
