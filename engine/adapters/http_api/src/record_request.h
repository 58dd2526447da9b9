#pragma once

#include "message.h"

#include <qcat/api/incident_records.h>

#include <string_view>

namespace qcat::http_api
{

struct IncidentListRequest {
    domain::IncidentQuery query; // of stored ones; no states: all
    bool stored = true;
    bool suspected = false; // those that are not stored yet as well
};

// ?state=WORD[,WORD…]|all&severity=P0&component=ID&text=WORDS&from=TIME&to=TIME&offset=N&limit=N&order=WORD&ascending=1&records=1&id=ID. Without a state those that are not over
// are meant. Error: "http.bad_query" with the parameter.
base::Result<IncidentListRequest> incidentListOf(const HttpRequest &request, base::WallTime now);
// ?from=TIME&to=TIME; without them the year before `now`.
base::Result<api::StatisticsQuery> statisticsOf(const HttpRequest &request, base::WallTime now);
int statusOfRecordsError(std::string_view code);

} // namespace qcat::http_api
