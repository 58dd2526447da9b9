#include "routes.h"

#include "history_request.h"

#include <qcat/http_api/health_report.h>
#include <qcat/wire/decode.h>
#include <qcat/wire/encode.h>

#include <algorithm>

namespace qcat::http_api
{

namespace
{

constexpr std::string_view kFree = "{id}";

bool matches(const std::string &pattern, const std::string &path)
{
    const auto free = pattern.find(kFree);
    if (free == std::string::npos)
        return pattern == path;
    const auto rest = pattern.size() - free - kFree.size(); // what follows the free part
    if (path.size() <= free + rest || path.compare(0, free, pattern, 0, free) != 0 ||
        path.compare(path.size() - rest, rest, pattern, pattern.size() - rest, rest) != 0)
        return false;
    return path.substr(free, path.size() - free - rest).find('/') == std::string::npos;
}

bool takesMethod(const std::string &routes, const std::string &asked)
{
    return asked == routes || (routes == "GET" && asked == "HEAD");
}

} // namespace

Routes::Routes(const HttpOptions &options, HttpHooks hooks, bool listensOnLoopback, const base::Clock &clock)
    : m_version(options.version), m_hooks(std::move(hooks)), m_access(options.token, options.tokensFile, options.publicUrl, listensOnLoopback),
      m_clock(clock), m_use(accessUseFile(options.tokensFile), clock), m_events(clock), m_commands(options.commandTimeout), m_personalRequests(clock)
{
}

const std::vector<Routes::Route> &Routes::table()
{
    static const std::vector<Route> routes = {
        {"/health", "GET", Access::OpenOnLoopback, false, &Routes::answerHealth},
        {"/metrics", "GET", Access::OpenOnLoopback, false, &Routes::answerMetrics},
        {"/api/v1/snapshot", "GET", Access::Token, true, &Routes::answerSnapshot},
        {"/api/v1/data-plane", "GET", Access::Token, true, &Routes::answerDataPlane},
        {"/api/v1/history", "GET", Access::Token, true, &Routes::answerHistory},
        {"/api/v1/events", "GET", Access::Token, true, &Routes::openEvents},
        {"/api/v1/incidents", "GET", Access::Token, true, &Routes::answerIncidents},
        {"/api/v1/incidents/{id}", "GET", Access::Token, true, &Routes::answerIncident},
        {"/api/v1/incidents/{id}/ack", "POST", Access::Token, true, &Routes::acknowledge},
        {"/api/v1/incidents/{id}/resolve", "POST", Access::Token, true, &Routes::resolve},
        {"/api/v1/incidents/{id}/close", "POST", Access::Token, true, &Routes::close},
        {"/api/v1/incidents/{id}/notes", "POST", Access::Token, true, &Routes::addNote},
        {"/api/v1/incidents/{id}/owner", "POST", Access::Token, true, &Routes::assign},
        {"/api/v1/incidents/{id}/merge", "POST", Access::Token, true, &Routes::merge},
        {"/api/v1/incidents/{id}/attachments", "POST", Access::Token, true, &Routes::attach, true},
        {"/api/v1/attachments/{id}", "GET", Access::Token, true, &Routes::answerAttachment},
        {"/api/v1/records/incidents", "GET", Access::Token, true, &Routes::answerIncidentPage},
        {"/api/v1/statistics", "GET", Access::Token, true, &Routes::answerStatistics},
        {"/api/v1/silences", "GET", Access::Token, true, &Routes::answerSilences},
        {"/api/v1/silences", "POST", Access::Token, true, &Routes::addSilence},
        {"/api/v1/silences/{id}/approve", "POST", Access::Token, true, &Routes::approveSilence},
        {"/api/v1/silences/{id}/end", "POST", Access::Token, true, &Routes::endSilence},
        {"/api/v1/alerts", "GET", Access::LocalScript, true, &Routes::answerAlerts},
        {"/api/v1/alerts", "POST", Access::LocalScript, true, &Routes::takeAlert},
        {"/api/v1/alerts/alertmanager", "POST", Access::LocalScript, true, &Routes::takeAlertmanager},
        {"/api/v1/alerts/channels", "GET", Access::LocalScript, true, &Routes::answerChannels},
        {"/api/v1/performance/baselines", "GET", Access::LocalScript, true, &Routes::answerBaselines},
        {"/api/v1/performance/reset", "POST", Access::LocalScript, true, &Routes::resetBaselines},
        {"/api/v1/oncall", "GET", Access::Token, true, &Routes::answerOnCall},
        {"/ack/{id}", "GET", Access::Personal, false, &Routes::showLink},
        {"/ack/{id}", "POST", Access::Personal, false, &Routes::useLink},
        {"/api/v1/calls/{id}", "POST", Access::Personal, true, &Routes::takeKeys},
        {"/api/v1/commands", "POST", Access::Token, true, &Routes::submitCommand, true},
    };
    return routes;
}

const Routes::Route *Routes::find(const std::string &path, const std::string &method)
{
    const Route *other = nullptr;
    for (const auto &route : table()) {
        if (!matches(route.path, path))
            continue;
        if (takesMethod(route.method, method))
            return &route;
        other = &route;
    }
    return other;
}

std::string Routes::methodsOf(const std::string &path)
{
    std::string all;
    for (const auto &route : table()) {
        if (!matches(route.path, path))
            continue;
        all += all.empty() ? "" : ", ";
        all += route.method == "GET" ? "GET, HEAD" : route.method;
    }
    return all;
}

std::uint64_t Routes::bodyLimit(const HttpRequest &head) const
{
    const Route *route = find(head.path, head.method);
    const bool mayBringFiles = route && route->takesFiles && m_access.callerOf(head.authorization).value_or(Caller{}).may(api::Role::Operator);
    return mayBringFiles ? wire::kLargestUpload : wire::kLargestCommand;
}

void Routes::handle(const HttpRequest &request, Exchange exchange)
{
    const Route *route = find(request.path, request.method);
    if (m_hooks.onRequest) {
        const auto began = m_clock.steadyNow();
        exchange.setOnAnswered([this, began, name = route ? route->path : std::string("other")](int status) {
            m_hooks.onRequest(name, status, m_clock.steadyNow() - began);
        });
    }
    if (const auto refused = refusal(route, request, exchange.isFromLoopback()))
        exchange.respond(*refused);
    else
        (this->*route->answer)(request, std::move(exchange));
}

// A request without a token is no try to get in.
void Routes::noteUse(const HttpRequest &request, const std::optional<Caller> &caller)
{
    if (caller)
        m_use.used(caller->name);
    else if (!request.authorization.empty())
        m_use.failed();
}

std::optional<HttpResponse> Routes::refusal(const Route *route, const HttpRequest &request, bool fromLoopback)
{
    const auto caller = m_access.callerOf(request.authorization);
    noteUse(request, caller);
    if (auto refused = m_access.check(request, caller, route ? route->access : Access::Token, fromLoopback))
        return refused;
    if (!route)
        return errorResponse(404, base::Error{"http.not_found", "there is nothing at this path"});
    if (!takesMethod(route->method, request.method)) {
        auto refused = errorResponse(405, base::Error{"http.method", "this path takes " + methodsOf(request.path)});
        refused.headers.emplace_back("Allow", methodsOf(request.path));
        return refused;
    }
    if (route->needsEngine && !m_engine)
        return errorResponse(503, base::Error{"http.no_engine", "the engine is " + m_statusWithoutEngine});
    return std::nullopt;
}

void Routes::answerHealth(const HttpRequest &, Exchange exchange)
{
    const auto now = m_clock.wallNow();
    const auto report = m_engine ? healthReport(*m_engine->snapshot(), now, m_clock.steadyNow())
                                 : healthWithoutEngine(m_statusWithoutEngine, m_version, now);
    exchange.respond({httpStatus(report), "application/json", wire::encode(report), {}});
}

void Routes::answerMetrics(const HttpRequest &, Exchange exchange)
{
    exchange.respond(
        {200, "text/plain; version=0.0.4; charset=utf-8", m_hooks.metrics ? m_hooks.metrics() : std::string(), {}});
}

void Routes::answerSnapshot(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encode(*m_engine->snapshot(), m_clock.steadyNow()), {}});
}

void Routes::answerDataPlane(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encode(*m_engine->snapshot()->data, m_clock.steadyNow()), {}});
}

void Routes::answerHistory(const HttpRequest &request, Exchange exchange)
{
    auto query = historyQueryOf(request, m_clock.wallNow());
    if (!query)
        return exchange.respond(errorResponse(400, query.error()));
    const auto answer = [exchange = std::make_shared<Exchange>(std::move(exchange))](const base::Result<api::HistorySeries> &series) {
        exchange->respond(series ? HttpResponse{200, "application/json", wire::encode(*series)}
                                 : errorResponse(statusOfHistoryError(series.error().code), series.error()));
    };
    m_engine->history(std::move(query).value(), answer, *m_executor);
}

void Routes::answerChannels(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encode(m_engine->snapshot()->ops->channels), {}});
}

void Routes::answerOnCall(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encode(m_engine->snapshot()->ops->onCall), {}});
}

void Routes::openEvents(const HttpRequest &request, Exchange exchange)
{
    if (request.isHead())
        exchange.respond({200, "text/event-stream", {}, {}});
    else
        m_events.open(request, std::move(exchange));
}

void Routes::submitCommand(const HttpRequest &request, Exchange exchange)
{
    const auto caller = m_access.callerOf(request.authorization).value_or(Caller{});
    m_commands.submit(request, caller, std::move(exchange), *m_engine);
}

void Routes::attach(api::Engine &engine, api::AnswerDoor *answers, base::Executor &executor)
{
    m_answers = answers;
    m_engine = &engine;
    m_executor = &executor;
    m_events.takeSnapshot(engine.snapshot());
}

void Routes::detach()
{
    m_engine = nullptr;
    m_answers = nullptr;
    m_statusWithoutEngine = "stopping";
    m_commands.releaseAll();
    m_events.closeAll();
    m_events.reset();
}

void Routes::takeSnapshot(std::shared_ptr<const api::Snapshot> snapshot)
{
    m_events.takeSnapshot(std::move(snapshot));
}

void Routes::takeEvent(const api::Event &event)
{
    const auto *answer = std::get_if<api::CommandAnswered>(&event.body);
    m_events.takeEvent(event, answer ? m_commands.takeAnswer(*answer) : std::string());
}

} // namespace qcat::http_api
