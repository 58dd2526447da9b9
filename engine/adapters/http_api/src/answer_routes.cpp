// How people answer who hold no token: the link of a message, a key of the phone.
#include "routes.h"

#include "answer_page.h"

#include <fmt/format.h>

namespace qcat::http_api
{

namespace
{

std::string lastPart(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

api::AnswerViewed shownIn(Exchange exchange)
{
    return [exchange = std::make_shared<Exchange>(std::move(exchange))](const base::Result<api::AnswerView> &view) {
        exchange->respond(view ? answerPage(*view) : unavailablePage(503));
    };
}

int statusOf(const base::Error &error)
{
    if (error.code == "calls.unknown_channel")
        return 404;
    if (error.code == "calls.bad_signature")
        return 401;
    return error.code == "calls.bad_report" ? 400 : 503;
}

} // namespace

bool Routes::mayAsk(Exchange &exchange)
{
    const bool isAllowed = m_personalRequests.take();
    if (!isAllowed || !m_answers)
        exchange.respond(unavailablePage(isAllowed ? 503 : 429));
    return isAllowed && m_answers;
}

// Looks only: programs that show what is behind a link ask for it as well.
void Routes::showLink(const HttpRequest &request, Exchange exchange)
{
    if (mayAsk(exchange))
        m_answers->look(lastPart(request.path), shownIn(std::move(exchange)), *m_executor);
}

void Routes::useLink(const HttpRequest &request, Exchange exchange)
{
    if (mayAsk(exchange))
        m_answers->acknowledge(lastPart(request.path), shownIn(std::move(exchange)), *m_executor);
}

// "code" is what Aliyun looks for in the answer.
void Routes::takeKeys(const HttpRequest &request, Exchange exchange)
{
    if (!mayAsk(exchange))
        return;
    const auto answer = [exchange = std::make_shared<Exchange>(std::move(exchange))](const base::Result<std::vector<domain::IncidentId>> &acknowledged) {
        exchange->respond(acknowledged ? HttpResponse{200, "application/json", fmt::format("{{\"code\":0,\"msg\":\"ok\",\"acknowledged\":{}}}", acknowledged->size())}
                                       : errorResponse(statusOf(acknowledged.error()), acknowledged.error()));
    };
    m_answers->takeKeys({lastPart(request.path), request.timestamp, request.signature, request.body}, answer, *m_executor);
}

} // namespace qcat::http_api
