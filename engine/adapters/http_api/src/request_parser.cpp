#include "request_parser.h"

#include <qcat/wire/decode.h>

#include <QUrl>
#include <QUrlQuery>

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace qcat::http_api
{

namespace beast = boost::beast;
namespace http = beast::http;

namespace
{

constexpr std::uint32_t kHeaderLimit = 16 * 1024; // request line and headers
constexpr qsizetype kUnparsedLimit = 2 * kHeaderLimit;

std::string text(beast::string_view view)
{
    return std::string(view.data(), view.size());
}

std::map<std::string, std::string> queryOf(const std::string &target)
{
    const auto mark = target.find('?');
    if (mark == std::string::npos)
        return {};
    std::map<std::string, std::string> query;
    const QUrlQuery parsed(QString::fromUtf8(target.data() + mark + 1, qsizetype(target.size() - mark - 1)));
    for (const auto &[name, value] : parsed.queryItems(QUrl::FullyDecoded))
        query.emplace(name.toStdString(), value.toStdString());
    return query;
}

int statusFor(const beast::error_code &error)
{
    if (error == http::error::body_limit)
        return 413;
    return error == http::error::header_limit ? 431 : 400;
}

} // namespace

struct RequestParser::Parser : http::request_parser<http::string_body> {
    Parser()
    {
        header_limit(kHeaderLimit);
        body_limit(wire::kLargestUpload); // until the header says for whom it is
    }
};

RequestParser::RequestParser(BodyLimit bodyLimit) : m_bodyLimit(std::move(bodyLimit))
{
    reset();
}

RequestParser::~RequestParser() = default;

void RequestParser::reset()
{
    m_parser = std::make_unique<Parser>();
    m_continued = false;
}

RequestParser::Progress RequestParser::feed(QByteArray &input)
{
    while (!input.isEmpty()) {
        beast::error_code error;
        const auto used = m_parser->put(boost::asio::const_buffer(input.constData(), std::size_t(input.size())), error);
        input.remove(0, qsizetype(used));
        const bool needsMore = error == http::error::need_more;
        if (needsMore && input.size() > kUnparsedLimit)
            error = http::error::header_limit;
        else if (needsMore)
            error = {};
        if (error) {
            m_refusal = statusFor(error);
            return Progress::Refused;
        }
        if (m_parser->is_header_done() && !m_parser->eager() && !limitBody()) {
            m_refusal = 413;
            return Progress::Refused;
        }
        if (m_parser->is_done())
            return Progress::Complete;
        if (needsMore || used == 0)
            break;
    }
    if (m_parser->is_header_done() && !m_continued && m_parser->get()[http::field::expect] == "100-continue") {
        m_continued = true;
        return Progress::WantsContinue;
    }
    return Progress::NeedsMore;
}

bool RequestParser::limitBody()
{
    const auto limit = m_bodyLimit(head());
    m_parser->eager(true); // the body in one go with what comes
    m_parser->body_limit(limit);
    return m_parser->content_length().value_or(0) <= limit;
}

HttpRequest RequestParser::take()
{
    auto request = head();
    request.body = std::move(m_parser->get().body());
    reset();
    return request;
}

HttpRequest RequestParser::head() const
{
    const auto &parsed = m_parser->get();
    HttpRequest request;
    request.method = text(parsed.method_string());
    const auto target = text(parsed.target());
    request.path = target.substr(0, target.find('?'));
    request.query = queryOf(target);
    request.host = text(parsed[http::field::host]);
    request.authorization = text(parsed[http::field::authorization]);
    request.lastEventId = text(parsed["Last-Event-ID"]);
    request.timestamp = text(parsed["X-Qcat-Timestamp"]);
    request.signature = text(parsed["X-Qcat-Signature"]);
    request.hasHost = parsed.count(http::field::host) == 1;
    request.isHttp10 = parsed.version() == 10;
    for (const char *sign : {"Origin", "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"})
        request.isRelayed = request.isRelayed || parsed.count(sign) > 0;
    // Without a Host it is not clear for whom the next request would be either.
    request.keepAlive = parsed.keep_alive() && request.hasHost;
    return request;
}

} // namespace qcat::http_api
