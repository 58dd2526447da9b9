#include <qcat/wire/encode.h>

#include "base64.h"
#include "fields.h"
#include "type_names.h"

#include <qcat/domain/names.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace qcat::wire
{

namespace
{

using Json = nlohmann::ordered_json;

class Encoder
{
public:
    explicit Encoder(base::SteadyTime now) : m_now(now) {}

    Json operator()(bool value) const { return value; }
    Json operator()(double value) const { return std::isfinite(value) ? Json(value) : Json(nullptr); }
    template <std::integral Int>
    Json operator()(Int value) const
    {
        return value;
    }
    Json operator()(const std::string &value) const { return value; }
    Json operator()(const api::FileContent &value) const { return toBase64(value.bytes); }
    Json operator()(base::Decimal value) const { return value.toString(); }
    Json operator()(base::WallTime value) const { return value.ns; }
    Json operator()(base::Duration value) const { return value.count(); }
    Json operator()(base::SteadyTime value) const
    {
        return value.ns == 0 ? Json(nullptr) : Json(std::max<std::int64_t>(0, (m_now - value).count() / 1'000'000));
    }
    Json operator()(api::BookState value) const { return kBookStates.at(std::size_t(value)); }
    template <typename Enum>
    requires std::is_enum_v<Enum> Json operator()(Enum value) const { return domain::name(value); }
    template <typename Id>
    requires requires(const Id &id) { id.value; } &&(!HasFields<Id>)Json operator()(const Id &id) const
    {
        return id.value;
    }
    template <typename T>
    Json operator()(const std::optional<T> &value) const
    {
        return value ? (*this)(*value) : Json(nullptr);
    }
    template <typename T>
    Json operator()(const std::shared_ptr<T> &value) const
    {
        return (*this)(*value);
    }
    template <typename T, std::size_t N>
    Json operator()(const std::array<T, N> &values) const
    {
        Json list = Json::array();
        for (const auto &value : values)
            list.push_back((*this)(value));
        return list;
    }
    template <typename T>
    Json operator()(const std::vector<T> &values) const
    {
        Json list = Json::array();
        for (const auto &value : values)
            list.push_back((*this)(value));
        return list;
    }
    Json operator()(const std::map<std::string, std::string> &values) const
    {
        Json object = Json::object();
        for (const auto &[key, value] : values)
            object[key] = value;
        return object;
    }
    template <HasFields T>
    Json operator()(const T &value) const
    {
        Json object = Json::object();
        addFields(object, value);
        return object;
    }

    template <HasFields T>
    void addFields(Json &object, const T &value) const
    {
        auto add = [&](const char *key, const auto &member) { object.push_back({key, (*this)(member)}); };
        Fields<T>::visit(add, value);
    }
    // "type" and the fields of the alternative.
    template <typename... Ts>
    void addBody(Json &object, const std::variant<Ts...> &body) const
    {
        object["type"] = TypeNames<std::variant<Ts...>>::all.at(body.index());
        std::visit([&](const auto &alternative) { addFields(object, alternative); }, body);
    }

private:
    const base::SteadyTime m_now;
};

std::string dump(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// For types without steady times.
const Encoder kTimeless{base::SteadyTime{}};

} // namespace

std::string encode(const api::Snapshot &snapshot, base::SteadyTime now)
{
    return dump(Encoder(now)(snapshot));
}

std::string encode(const api::DataPlaneSnapshot &data, base::SteadyTime now, const api::DataPlaneSnapshot *known)
{
    const Encoder encoder(now);
    const auto unlessKnown = [&](const auto &part, const auto *before) { return before && *before == part ? Json(nullptr) : encoder(part); };
    return dump(Json{{"wall_time_ns", encoder(data.wallTime)},
                     {"age_ms", encoder(data.at)},
                     {"postgresql", unlessKnown(data.postgres, known ? &known->postgres : nullptr)},
                     {"redis", unlessKnown(data.redis, known ? &known->redis : nullptr)},
                     {"cache", unlessKnown(data.cache, known ? &known->cache : nullptr)},
                     {"pools", unlessKnown(data.pools, known ? &known->pools : nullptr)},
                     {"performance", unlessKnown(data.performance, known ? &known->performance : nullptr)}});
}

std::string encode(const api::HistorySeries &series)
{
    return dump(kTimeless(series));
}

std::string encode(const domain::PerformanceStatus &status, base::SteadyTime now)
{
    return dump(Encoder(now)(status));
}

std::string encode(const TaggedEvent &tagged, base::SteadyTime now)
{
    Json object = {{"sequence", tagged.event.sequence}, {"time_ns", tagged.event.time.ns}, {"tag", tagged.tag}};
    Encoder(now).addBody(object, tagged.event.body);
    return dump(object);
}

std::string encode(const CommandRequest &request)
{
    Json object = {{"actor", request.command.actor}, {"tag", request.tag}};
    kTimeless.addBody(object, request.command.body);
    return dump(object);
}

std::string encode(const CommandReply &reply)
{
    return dump(Json{{"command", reply.command.value}, {"answer", kTimeless(reply.answer)}});
}

std::string encode(const Created &created)
{
    return dump(Json{{"id", created.id}});
}

std::string encode(const EventGap &gap)
{
    return dump(kTimeless(gap));
}

std::string encode(const HealthReport &report)
{
    return dump(Json{{"status", report.status},
                     {"version", report.version},
                     {"time", base::toIso(report.time)},
                     {"components", kTimeless(report.components)}});
}

std::string encode(const domain::Incident &incident, base::SteadyTime now)
{
    return dump(Encoder(now)(incident));
}

std::string encode(const domain::IncidentPage &page, base::SteadyTime now)
{
    return dump(Encoder(now)(page));
}

std::string encode(const domain::IncidentStatistics &statistics)
{
    return dump(kTimeless(statistics));
}

std::string encode(const std::vector<domain::UpkeepItem> &items)
{
    return dump(kTimeless(items));
}

std::string encode(const std::vector<domain::Silence> &silences)
{
    return dump(kTimeless(silences));
}

std::string encode(const std::vector<domain::Runbook> &runbooks)
{
    return dump(kTimeless(runbooks));
}

std::string encode(const std::vector<api::ChannelView> &channels)
{
    return dump(kTimeless(channels));
}

std::string encode(const std::vector<api::OnCallView> &schedules)
{
    return dump(kTimeless(schedules));
}

std::string encode(const base::Error &error)
{
    return dump(Json{{"error", kTimeless(error)}});
}

} // namespace qcat::wire
