#include <qcat/wire/encode.h>

#include <qcat/domain/incident_handle.h>
#include <qcat/domain/names.h>

#include <nlohmann/json.hpp>

// The list of incidents as scripts and other tools read it: names without units in them, times as ISO 8601.
namespace qcat::wire
{

namespace
{

using Json = nlohmann::ordered_json;

Json timeOrNull(base::WallTime time)
{
    return time.isValid() ? Json(base::toIso(time)) : Json(nullptr);
}

Json exposureOf(const domain::Exposure &exposure)
{
    return {{"known", exposure.known},
            {"open_orders", exposure.openOrders},
            {"conditional_orders", exposure.conditionalOrders},
            {"unknown_orders", exposure.unknownOrders},
            {"positions", exposure.legs.size()},
            {"gross", exposure.gross.toString()}};
}

Json flagsOf(const domain::IncidentFlags &flags)
{
    Json words = Json::array();
    if (flags.silencedBy.isValid())
        words.push_back(flags.maintenance ? "maintenance" : "silenced");
    if (flags.inhibitedBy.isValid())
        words.push_back("inhibited");
    if (flags.flapping)
        words.push_back("flapping");
    return words;
}

Json rowOf(const domain::Incident &incident)
{
    return {{"id", domain::handleOf(incident)},
            {"fault", incident.fault.value},
            {"title", {{"en", incident.title.en}, {"zh", incident.title.zh}}},
            {"component", incident.component.value},
            {"instance", incident.instance},
            {"severity", domain::name(incident.severity)},
            {"state", domain::name(incident.state)},
            {"origin", domain::name(incident.origin)},
            {"flags", flagsOf(incident.flags)},
            {"since", timeOrNull(incident.since)},
            {"opened_at", timeOrNull(incident.openedAt)},
            {"acknowledge_by", timeOrNull(incident.acknowledgeBy)},
            {"acknowledged_at", timeOrNull(incident.acknowledgedAt)},
            {"mitigated_at", timeOrNull(incident.mitigatedAt)},
            {"resolved_at", timeOrNull(incident.resolvedAt)},
            {"owner", incident.owner},
            {"runbook", incident.runbook},
            {"merged_into", incident.mergedInto.value},
            {"exposure", exposureOf(incident.exposureAtStart)}};
}

} // namespace

std::string encodeList(const std::vector<domain::Incident> &incidents)
{
    Json list = Json::array();
    for (const auto &incident : incidents)
        list.push_back(rowOf(incident));
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace qcat::wire
