#pragma once

#include "message.h"

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// What stands behind the '?' of a request. Errors: "http.bad_query" with the parameter.
namespace qcat::http_api
{

base::Error badQuery(const std::string &parameter, const std::string &value, std::string_view allowed);
// Only these may be there.
base::Status checkKnown(const HttpRequest &request, std::initializer_list<std::string_view> known);
std::optional<std::string> parameter(const HttpRequest &request, const std::string &name);
// Nanoseconds since 1970, or "-1h", "-30m": so long before `now`.
base::Result<base::WallTime> timeOf(const HttpRequest &request, const std::string &name, base::WallTime now, base::WallTime missing);
base::Result<int> numberOf(const HttpRequest &request, const std::string &name, int least, int most, int missing);

// A part of a path as it was before it was percent-encoded.
std::string unescaped(const std::string &part);

} // namespace qcat::http_api
