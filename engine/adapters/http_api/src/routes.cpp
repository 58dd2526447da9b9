#include "routes.h"

#include "history_request.h"

#include <qcat/http_api/health_report.h>
#include <qcat/wire/encode.h>

#include <algorithm>

namespace qcat::http_api
{

namespace
{

constexpr std::string_view kFree = "{id}";

std::string methodsOf(const std::string &method)
{
    return method == "GET" ? "GET, HEAD" : method;
}

bool takesMethod(const std::string &routes, const std::string &asked)
{
    return asked == routes || (routes == "GET" && asked == "HEAD");
}

std::string lastPart(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

Routes::Routes(const HttpOptions &options, HttpHooks hooks, bool listensOnLoopback, const base::Clock &clock)
    : m_version(options.version), m_hooks(std::move(hooks)), m_access(options.token, listensOnLoopback), m_clock(clock),
      m_events(clock), m_commands(options.commandTimeout)
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
        {"/api/v1/records/incidents", "GET", Access::Token, true, &Routes::answerIncidentPage},
        {"/api/v1/statistics", "GET", Access::Token, true, &Routes::answerStatistics},
        {"/api/v1/silences", "GET", Access::Token, true, &Routes::answerSilences},
        {"/api/v1/alerts", "GET", Access::LocalScript, true, &Routes::answerAlerts},
        {"/api/v1/alerts", "POST", Access::LocalScript, true, &Routes::takeAlert},
        {"/api/v1/alerts/alertmanager", "POST", Access::LocalScript, true, &Routes::takeAlertmanager},
        {"/api/v1/alerts/channels", "GET", Access::LocalScript, true, &Routes::answerChannels},
        {"/api/v1/oncall", "GET", Access::Token, true, &Routes::answerOnCall},
        {"/api/v1/commands", "POST", Access::Token, true, &Routes::submitCommand},
    };
    return routes;
}

const Routes::Route *Routes::find(const std::string &path, const std::string &method)
{
    const auto matches = [&path](const Route &route) {
        if (!route.path.ends_with(kFree))
            return route.path == path;
        const auto stem = route.path.substr(0, route.path.size() - kFree.size());
        return path.starts_with(stem) && path.size() > stem.size() && path.find('/', stem.size()) == std::string::npos;
    };
    const auto found = std::find_if(table().begin(), table().end(), matches);
    const auto fits = std::find_if(found, table().end(),
                                   [&](const Route &route) { return matches(route) && takesMethod(route.method, method); });
    return fits != table().end() ? &*fits : found == table().end() ? nullptr : &*found;
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

std::optional<HttpResponse> Routes::refusal(const Route *route, const HttpRequest &request, bool fromLoopback) const
{
    if (auto refused = m_access.check(request, route ? route->access : Access::Token, fromLoopback))
        return refused;
    if (!route)
        return errorResponse(404, base::Error{"http.not_found", "there is nothing at this path"});
    if (!takesMethod(route->method, request.method)) {
        auto refused = errorResponse(405, base::Error{"http.method", "this path takes " + methodsOf(route->method)});
        refused.headers.emplace_back("Allow", methodsOf(route->method));
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

void Routes::answerIncident(const HttpRequest &request, Exchange exchange)
{
    const auto snapshot = m_engine->snapshot();
    for (const auto &incident : snapshot->ops->incidents)
        if (incident.id.isValid() && incident.id.value == lastPart(request.path)) {
            exchange.respond({200, "application/json", wire::encode(incident, m_clock.steadyNow()), {}});
            return;
        }
    exchange.respond(errorResponse(404, base::Error{"incident.unknown", "no incident has this id"}));
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
    m_commands.submit(request, std::move(exchange), *m_engine);
}

void Routes::attach(api::Engine &engine, base::Executor &executor)
{
    m_engine = &engine;
    m_executor = &executor;
    m_events.takeSnapshot(engine.snapshot());
}

void Routes::detach()
{
    m_engine = nullptr;
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
