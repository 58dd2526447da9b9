#include "history_request.h"

#include <qcat/domain/config_text.h>

#include <fmt/format.h>

#include <optional>

namespace qcat::http_api
{

namespace
{

using namespace std::chrono_literals;

base::Error badQuery(const std::string &parameter, const std::string &value, std::string_view allowed)
{
    return base::Error{"http.bad_query", fmt::format("{}='{}': {}", parameter, value, allowed)}.with("parameter", parameter);
}

std::optional<std::string> parameter(const HttpRequest &request, const std::string &name)
{
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::nullopt : std::optional(found->second);
}

base::Result<base::WallTime> timeOf(const HttpRequest &request, const std::string &name, base::WallTime now, base::WallTime missing)
{
    const auto text = parameter(request, name);
    if (!text)
        return missing;
    if (text->starts_with('-')) {
        if (const auto before = domain::parseDuration(text->substr(1)))
            return base::WallTime{now.ns - before->count()};
    } else if (const auto ns = domain::parseInteger(*text)) {
        return base::WallTime{*ns};
    }
    return badQuery(name, *text, "write nanoseconds since 1970, or how long ago: -1h, -30m");
}

} // namespace

base::Result<api::HistoryQuery> historyQueryOf(const HttpRequest &request, base::WallTime now)
{
    for (const auto &[name, value] : request.query)
        if (name != "series" && name != "from" && name != "to" && name != "points")
            return badQuery(name, value, "only series, from, to and points are known here");
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
    query.from = *from;
    query.to = *to;
    if (const auto points = parameter(request, "points")) {
        const auto number = domain::parseInteger(*points);
        if (!number || *number < 1 || *number > 5000)
            return badQuery("points", *points, "write a whole number from 1 to 5000");
        query.mostPoints = int(*number);
    }
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
