#include "history_request.h"

#include "query_parameters.h"

namespace qcat::http_api
{

using namespace std::chrono_literals;

base::Result<api::HistoryQuery> historyQueryOf(const HttpRequest &request, base::WallTime now)
{
    if (auto known = checkKnown(request, {"series", "from", "to", "points"}); !known)
        return known.error();
    api::HistoryQuery query;
    query.series = parameter(request, "series").value_or("");
    if (query.series.empty())
        return badQuery("series", "", "write the name of a series");
    const auto to = timeOf(request, "to", now, now);
    if (!to)
        return to.error();
    const auto from = timeOf(request, "from", now, {to->ns - base::Duration(1h).count()});
    if (!from)
        return from.error();
    const auto points = numberOf(request, "points", 1, 5000, query.mostPoints);
    if (!points)
        return points.error();
    query.from = *from;
    query.to = *to;
    query.mostPoints = *points;
    return query;
}

int statusOfHistoryError(std::string_view code)
{
    if (code == "history.unknown_series")
        return 404;
    if (code == "history.bad_range")
        return 400;
    return 503;
}

} // namespace qcat::http_api
