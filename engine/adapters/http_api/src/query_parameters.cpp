#include "query_parameters.h"

#include <qcat/domain/config_text.h>

#include <QByteArray>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace qcat::http_api
{

base::Error badQuery(const std::string &parameter, const std::string &value, std::string_view allowed)
{
    return base::Error{"http.bad_query", fmt::format("{}='{}': {}", parameter, value, allowed)}.with("parameter", parameter);
}

base::Status checkKnown(const HttpRequest &request, std::initializer_list<std::string_view> known)
{
    for (const auto &[name, value] : request.query)
        if (std::find(known.begin(), known.end(), name) == known.end())
            return badQuery(name, value, fmt::format("only {} are known here", fmt::join(known, ", ")));
    return {};
}

std::optional<std::string> parameter(const HttpRequest &request, const std::string &name)
{
    const auto found = request.query.find(name);
    return found == request.query.end() ? std::nullopt : std::optional(found->second);
}

std::string unescaped(const std::string &part)
{
    return QByteArray::fromPercentEncoding(QByteArray::fromStdString(part)).toStdString();
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

base::Result<int> numberOf(const HttpRequest &request, const std::string &name, int least, int most, int missing)
{
    const auto text = parameter(request, name);
    if (!text)
        return missing;
    const auto number = domain::parseInteger(*text);
    if (!number || *number < least || *number > most)
        return badQuery(name, *text, fmt::format("write a whole number from {} to {}", least, most));
    return int(*number);
}

} // namespace qcat::http_api
