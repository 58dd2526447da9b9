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
            {QStringLiteral("resolved_at"), toJson(incident.resolvedAt)},
            {QStringLiteral("acknowledge_by"), toJson(incident.acknowledgeBy)},
            {QStringLiteral("owner"), qt(incident.owner)},
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
    incident.resolvedAt = timeOf(json, "resolved_at");
    incident.acknowledgeBy = timeOf(json, "acknowledge_by");
    incident.owner = text(json, "owner");
    incident.symptoms = listOf(json, "symptoms", findingOf);
    incident.consequences = componentsOf(json.value(QLatin1String("consequences")).toArray());
    incident.runbook = text(json, "runbook");
    incident.exposureAtStart = exposureOf(object("exposure_at_start"));
    incident.meaning = localTextOf(object("meaning"));
    incident.timeline = listOf(json, "timeline", entryOf);
    return incident;
}

} // namespace qcat::ops_store
