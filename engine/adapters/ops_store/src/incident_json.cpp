#include "json.h"

namespace qcat::ops_store
{

namespace
{

QJsonObject toJson(const domain::TimelineEntry &entry)
{
    return {{QStringLiteral("time"), ops_store::toJson(entry.time)},
            {QStringLiteral("kind"), word(entry.kind)},
            {QStringLiteral("actor"), qt(entry.actor)},
            {QStringLiteral("what"), ops_store::toJson(entry.what)}};
}

domain::TimelineEntry entryOf(const QJsonObject &json)
{
    return {timeOf(json, "time"), enumOf<domain::TimelineKind>(json, "kind"), text(json, "actor"),
            findingOf(json.value(QLatin1String("what")).toObject())};
}

QJsonArray componentsToJson(const std::vector<domain::ComponentId> &components)
{
    return arrayOf(components, [](const auto &component) { return QJsonValue(qt(component.value)); });
}

QJsonObject toJson(const domain::IncidentFlags &flags)
{
    return {{QStringLiteral("silenced_by"), qt(flags.silencedBy.value)},
            {QStringLiteral("maintenance"), flags.maintenance},
            {QStringLiteral("inhibited_by"), qt(flags.inhibitedBy.value)},
            {QStringLiteral("flapping"), flags.flapping}};
}

domain::IncidentFlags flagsOf(const QJsonObject &json)
{
    return {{text(json, "silenced_by")},
            json.value(QLatin1String("maintenance")).toBool(),
            {text(json, "inhibited_by")},
            json.value(QLatin1String("flapping")).toBool()};
}

// The first version of the store did not write it.
domain::IncidentOrigin originOf(const QJsonObject &json)
{
    if (json.contains(QLatin1String("origin")))
        return enumOf<domain::IncidentOrigin>(json, "origin");
    return text(json, "fault") == "by_hand" ? domain::IncidentOrigin::ByHand : domain::IncidentOrigin::Detected;
}

std::vector<domain::ComponentId> componentsOf(const QJsonArray &array)
{
    std::vector<domain::ComponentId> components;
    for (const auto &value : array)
        components.push_back({value.toString().toStdString()});
    return components;
}

} // namespace

QJsonObject toJson(const domain::Incident &incident)
{
    return {{QStringLiteral("id"), qt(incident.id.value)},
            {QStringLiteral("fault"), qt(incident.fault.value)},
            {QStringLiteral("title"), toJson(incident.title)},
            {QStringLiteral("component"), qt(incident.component.value)},
            {QStringLiteral("instance"), qt(incident.instance)},
            {QStringLiteral("severity"), word(incident.severity)},
            {QStringLiteral("state"), word(incident.state)},
            {QStringLiteral("since"), toJson(incident.since)},
            {QStringLiteral("opened_at"), toJson(incident.openedAt)},
            {QStringLiteral("acknowledged_at"), toJson(incident.acknowledgedAt)},
            {QStringLiteral("mitigated_at"), toJson(incident.mitigatedAt)},
            {QStringLiteral("resolves_at"), toJson(incident.resolvesAt)},
            {QStringLiteral("resolved_at"), toJson(incident.resolvedAt)},
            {QStringLiteral("clock_from"), toJson(incident.clockFrom)},
            {QStringLiteral("acknowledge_by"), toJson(incident.acknowledgeBy)},
            {QStringLiteral("lapses_at"), toJson(incident.lapsesAt)},
            {QStringLiteral("owner"), qt(incident.owner)},
            {QStringLiteral("origin"), word(incident.origin)},
            {QStringLiteral("flags"), toJson(incident.flags)},
            {QStringLiteral("merged_into"), qt(incident.mergedInto.value)},
            {QStringLiteral("symptoms"), arrayOf(incident.symptoms, [](const auto &s) { return toJson(s); })},
            {QStringLiteral("consequences"), componentsToJson(incident.consequences)},
            {QStringLiteral("runbook"), qt(incident.runbook)},
            {QStringLiteral("exposure_at_start"), toJson(incident.exposureAtStart)},
            {QStringLiteral("meaning"), toJson(incident.meaning)},
            {QStringLiteral("timeline"), arrayOf(incident.timeline, [](const auto &entry) { return toJson(entry); })}};
}

// Time to harm is not kept: it is about now.
domain::Incident incidentOf(const QJsonObject &json)
{
    const auto object = [&](const char *key) { return json.value(QLatin1String(key)).toObject(); };
    domain::Incident incident;
    incident.id.value = text(json, "id");
    incident.fault.value = text(json, "fault");
    incident.title = localTextOf(object("title"));
    incident.component.value = text(json, "component");
    incident.instance = text(json, "instance");
    incident.severity = enumOf<domain::Severity>(json, "severity");
    incident.state = enumOf<domain::IncidentState>(json, "state");
    incident.since = timeOf(json, "since");
    incident.openedAt = timeOf(json, "opened_at");
    incident.acknowledgedAt = timeOf(json, "acknowledged_at");
    incident.mitigatedAt = timeOf(json, "mitigated_at");
    incident.resolvesAt = timeOf(json, "resolves_at");
    incident.resolvedAt = timeOf(json, "resolved_at");
    incident.clockFrom = timeOf(json, "clock_from");
    incident.acknowledgeBy = timeOf(json, "acknowledge_by");
    incident.lapsesAt = timeOf(json, "lapses_at");
    incident.owner = text(json, "owner");
    incident.origin = originOf(json);
    incident.flags = flagsOf(object("flags"));
    incident.mergedInto.value = text(json, "merged_into");
    incident.symptoms = listOf(json, "symptoms", findingOf);
    incident.consequences = componentsOf(json.value(QLatin1String("consequences")).toArray());
    incident.runbook = text(json, "runbook");
    incident.exposureAtStart = exposureOf(object("exposure_at_start"));
    incident.meaning = localTextOf(object("meaning"));
    incident.timeline = listOf(json, "timeline", entryOf);
    return incident;
}

} // namespace qcat::ops_store
