#include <qcat/wire/decode.h>

#include "reader.h"

namespace qcat::wire
{

base::Result<api::Snapshot> decodeSnapshot(std::string_view text, base::SteadyTime now)
{
    return parseBounded(text, kLargestSnapshot).andThen([now](const Json &json) -> base::Result<api::Snapshot> {
        Reader reader(now);
        api::Snapshot snapshot;
        reader.read(json, snapshot);
        if (reader.hasFailed())
            return reader.error();
        snapshot.receivedAt = now;
        return snapshot;
    });
}

base::Result<api::DataPlaneSnapshot> decodeDataPlane(std::string_view text, base::SteadyTime now, const api::DataPlaneSnapshot &known)
{
    return parseBounded(text, kLargestSnapshot).andThen([&](const Json &json) -> base::Result<api::DataPlaneSnapshot> {
        Reader reader(now);
        api::DataPlaneSnapshot data = known;
        const auto readUnlessKnown = [&](const char *key, auto &part) {
            if (!json.is_object() || !json.contains(key) || !json[key].is_null())
                reader.readMember(json, key, part);
        };
        reader.readMember(json, "wall_time_ns", data.wallTime);
        reader.readMember(json, "age_ms", data.at);
        readUnlessKnown("postgresql", data.postgres);
        readUnlessKnown("redis", data.redis);
        readUnlessKnown("cache", data.cache);
        if (json.is_object() && json.contains("pools") && json["pools"].is_array())
            data.pools.clear();
        readUnlessKnown("pools", data.pools);
        readUnlessKnown("performance", data.performance);
        if (reader.hasFailed())
            return reader.error();
        return data;
    });
}

namespace
{

template <typename T>
base::Result<T> decodeWhole(std::string_view text, std::size_t largest, base::SteadyTime now = {})
{
    return parseBounded(text, largest).andThen([now](const Json &json) -> base::Result<T> {
        Reader reader(now);
        T value;
        reader.read(json, value);
        if (reader.hasFailed())
            return reader.error();
        return value;
    });
}

} // namespace

base::Result<api::HistorySeries> decodeHistory(std::string_view text)
{
    return decodeWhole<api::HistorySeries>(text, kLargestEvent);
}

base::Result<domain::IncidentPage> decodeIncidentPage(std::string_view text, base::SteadyTime now)
{
    return decodeWhole<domain::IncidentPage>(text, kLargestSnapshot, now);
}

base::Result<domain::IncidentStatistics> decodeStatistics(std::string_view text)
{
    return decodeWhole<domain::IncidentStatistics>(text, kLargestEvent);
}

} // namespace qcat::wire
