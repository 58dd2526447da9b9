#include "record_request.h"

#include "query_parameters.h"

#include <qcat/domain/names.h>

#include <algorithm>

namespace qcat::http_api
{

namespace
{

using namespace std::chrono_literals;
using domain::IncidentState;

constexpr auto kStates = "write suspected, open, acknowledged, mitigated, resolved or closed, several with commas, or all";

base::Status readStates(const HttpRequest &request, IncidentListRequest &list)
{
    const auto text = parameter(request, "state").value_or("suspected,open,acknowledged,mitigated");
    if (text == "all") {
        list.suspected = true;
        return {};
    }
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(',', at), text.size());
        const auto state = domain::fromName<IncidentState>(std::string_view(text).substr(at, end - at));
        if (!state)
            return badQuery("state", text, kStates);
        if (*state == IncidentState::Suspected)
            list.suspected = true;
        else
            list.query.states.push_back(*state);
        at = end + 1;
    }
    list.stored = !list.query.states.empty();
    return {};
}

} // namespace

base::Result<IncidentListRequest> incidentListOf(const HttpRequest &request, base::WallTime now)
{
    auto good = checkKnown(request, {"state", "severity", "component", "text", "from", "to", "offset", "limit", "order", "ascending", "records", "id"});
    IncidentListRequest list;
    if (good)
        good = readStates(request, list);
    if (!good)
        return good.error();
    auto &query = list.query;
    if (const auto word = parameter(request, "severity")) {
        query.severity = domain::fromName<domain::Severity>(*word);
        if (!query.severity)
            return badQuery("severity", *word, "write P0, P1, P2 or P3");
    }
    query.component = parameter(request, "component").value_or("");
    query.text = parameter(request, "text").value_or("");
    const auto from = timeOf(request, "from", now, {});
    const auto to = timeOf(request, "to", now, {});
    if (!from || !to)
        return !from ? from.error() : to.error();
    const auto offset = numberOf(request, "offset", 0, 1'000'000'000, 0);
    const auto most = numberOf(request, "limit", 1, 1000, query.most);
    if (!offset || !most)
        return !offset ? offset.error() : most.error();
    if (const auto word = parameter(request, "order")) {
        const auto order = domain::fromName<domain::IncidentOrder>(*word);
        if (!order)
            return badQuery("order", *word, "write standing, opened, severity, state, fault, component, owner, lasted or resolved");
        query.order = *order;
    }
    const auto ascending = numberOf(request, "ascending", 0, 1, 0);
    const auto records = numberOf(request, "records", 0, 1, 0);
    if (!ascending || !records)
        return !ascending ? ascending.error() : records.error();
    query.ascending = *ascending == 1;
    query.withRecords = *records == 1;
    query.id = parameter(request, "id").value_or("");
    query.from = *from;
    query.to = *to;
    query.offset = *offset;
    query.most = *most;
    return list;
}

base::Result<api::StatisticsQuery> statisticsOf(const HttpRequest &request, base::WallTime now)
{
    if (auto known = checkKnown(request, {"from", "to"}); !known)
        return known.error();
    const auto to = timeOf(request, "to", now, now);
    if (!to)
        return to.error();
    const auto from = timeOf(request, "from", now, {to->ns - base::Duration(365 * 24h).count()});
    if (!from)
        return from.error();
    return api::StatisticsQuery{*from, *to};
}

int statusOfRecordsError(std::string_view code)
{
    if (code == "attachment.unknown")
        return 404;
    return code == "records.bad_query" || code == "records.bad_range" || code == "records.text_too_long" ? 400 : 503;
}

} // namespace qcat::http_api
