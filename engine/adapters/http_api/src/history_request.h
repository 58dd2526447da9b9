#pragma once

#include "message.h"

#include <qcat/api/history.h>

#include <string_view>

namespace qcat::http_api
{

// GET /api/v1/history?series=NAME&from=TIME&to=TIME&points=N. Times are nanoseconds since 1970 or "-1h", "-30m": so long before `now`,
// which `to` is when it is missing; without `from` the last hour is meant. Error: "http.bad_query" with the parameter.
base::Result<api::HistoryQuery> historyQueryOf(const HttpRequest &request, base::WallTime now);
int statusOfHistoryError(std::string_view code);

} // namespace qcat::http_api
