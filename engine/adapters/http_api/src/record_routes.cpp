// What the paths below /api/v1 answer that show the record of incidents.
#include "routes.h"

#include "query_parameters.h"
#include "record_request.h"

#include <qcat/domain/incident_handle.h>
#include <qcat/wire/encode.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace qcat::http_api
{

namespace
{

HttpResponse recordsError(const base::Error &error)
{
    return errorResponse(statusOfRecordsError(error.code), error);
}

// A component that is neither watched nor in the record is a slip, and no empty answer. One that was watched once has incidents still.
std::optional<base::Error> unknownComponent(const std::string &component, const api::OpsSnapshot &ops)
{
    std::vector<std::string> known;
    for (const auto &view : ops.components)
        known.push_back(view.id.value);
    for (const auto &incident : ops.incidents)
        known.push_back(incident.component.value);
    std::ranges::sort(known);
    const auto again = std::ranges::unique(known);
    known.erase(again.begin(), again.end());
    if (component.empty() || std::ranges::find(known, component) != known.end())
        return std::nullopt;
    return badQuery("component", component, fmt::format("known are {}", fmt::join(known, ", ")));
}

} // namespace

void Routes::answerIncidents(const HttpRequest &request, Exchange exchange)
{
    const auto list = incidentListOf(request, m_clock.wallNow());
    if (!list)
        return exchange.respond(errorResponse(400, list.error()));
    std::vector<domain::Incident> suspected;
    const auto snapshot = m_engine->snapshot(); // a new one may take its place meanwhile
    if (auto filter = list->query; list->suspected) {
        filter.states = {domain::IncidentState::Suspected};
        for (const auto &incident : snapshot->ops->incidents)
            if (domain::matches(filter, incident))
                suspected.push_back(incident);
    }
    const auto unknown = unknownComponent(list->query.component, *snapshot->ops);
    if (!list->stored)
        return exchange.respond(unknown ? errorResponse(400, *unknown) : HttpResponse{200, "application/json", wire::encodeList(suspected), {}});
    const auto answer = [exchange = std::make_shared<Exchange>(std::move(exchange)), suspected,
                         unknown](const base::Result<domain::IncidentPage> &page) {
        if (!page)
            return exchange->respond(recordsError(page.error()));
        if (page->total == 0 && unknown)
            return exchange->respond(errorResponse(400, *unknown));
        auto all = suspected;
        all.insert(all.end(), page->incidents.begin(), page->incidents.end());
        HttpResponse response{200, "application/json", wire::encodeList(all)};
        response.headers.emplace_back("X-Total-Count", std::to_string(page->total + std::int64_t(suspected.size())));
        exchange->respond(response);
    };
    m_engine->incidents(list->query, answer, *m_executor);
}

void Routes::answerIncident(const HttpRequest &request, Exchange exchange)
{
    const auto id = unescaped(request.path.substr(request.path.rfind('/') + 1));
    const auto snapshot = m_engine->snapshot();
    for (const auto &incident : snapshot->ops->incidents)
        if (domain::handleOf(incident) == id)
            return exchange.respond({200, "application/json", wire::encode(incident, m_clock.steadyNow())});
    domain::IncidentQuery query;
    query.id = id;
    const auto answer = [this, id, exchange = std::make_shared<Exchange>(std::move(exchange))](const base::Result<domain::IncidentPage> &page) {
        if (page)
            for (const auto &incident : page->incidents)
                if (incident.id.value == id)
                    return exchange->respond({200, "application/json", wire::encode(incident, m_clock.steadyNow())});
        exchange->respond(page ? errorResponse(404, base::Error{"incident.unknown", "no incident has this id"}) : recordsError(page.error()));
    };
    m_engine->incidents(query, answer, *m_executor);
}

void Routes::answerIncidentPage(const HttpRequest &request, Exchange exchange)
{
    const auto list = incidentListOf(request, m_clock.wallNow());
    if (!list)
        return exchange.respond(errorResponse(400, list.error()));
    const auto answer = [this, exchange = std::make_shared<Exchange>(std::move(exchange)),
                         unknown = unknownComponent(list->query.component, *m_engine->snapshot()->ops)](const base::Result<domain::IncidentPage> &page) {
        if (page && page->total == 0 && unknown)
            return exchange->respond(errorResponse(400, *unknown));
        exchange->respond(page ? HttpResponse{200, "application/json", wire::encode(*page, m_clock.steadyNow())} : recordsError(page.error()));
    };
    m_engine->incidents(list->query, answer, *m_executor);
}

void Routes::answerStatistics(const HttpRequest &request, Exchange exchange)
{
    const auto query = statisticsOf(request, m_clock.wallNow());
    if (!query)
        return exchange.respond(errorResponse(400, query.error()));
    const auto answer = [exchange = std::make_shared<Exchange>(std::move(exchange))](const base::Result<domain::IncidentStatistics> &figures) {
        exchange->respond(figures ? HttpResponse{200, "application/json", wire::encode(*figures)} : recordsError(figures.error()));
    };
    m_engine->statistics(*query, answer, *m_executor);
}

void Routes::answerAttachment(const HttpRequest &request, Exchange exchange)
{
    const auto answer = [exchange = std::make_shared<Exchange>(std::move(exchange))](const base::Result<api::FileContent> &file) {
        if (!file)
            return exchange->respond(recordsError(file.error()));
        HttpResponse response{200, "application/octet-stream", file->bytes};
        response.headers.emplace_back("Content-Disposition", "attachment"); // never shown as a page of this server
        exchange->respond(response);
    };
    m_engine->attachment(request.path.substr(request.path.rfind('/') + 1), answer, *m_executor);
}

void Routes::answerSilences(const HttpRequest &, Exchange exchange)
{
    exchange.respond({200, "application/json", wire::encode(m_engine->snapshot()->ops->silences)});
}

} // namespace qcat::http_api
