#include "json.h"

namespace qcat::ops_store
{

namespace
{

QJsonObject toJson(const domain::SilenceMatch &match)
{
    QJsonObject json{{QStringLiteral("fault"), qt(match.fault)},
                     {QStringLiteral("component"), qt(match.component.value)},
                     {QStringLiteral("instance"), qt(match.instance)}};
    if (match.severity)
        json.insert(QStringLiteral("severity"), word(*match.severity));
    return json;
}

domain::SilenceMatch matchOf(const QJsonObject &json)
{
    domain::SilenceMatch match{text(json, "fault"), {text(json, "component")}, text(json, "instance"), {}};
    if (json.contains(QLatin1String("severity")))
        match.severity = enumOf<domain::Severity>(json, "severity");
    return match;
}

} // namespace

QJsonObject toJson(const domain::Silence &silence)
{
    return {{QStringLiteral("id"), qt(silence.id.value)},
            {QStringLiteral("kind"), word(silence.kind)},
            {QStringLiteral("match"), toJson(silence.match)},
            {QStringLiteral("owner"), qt(silence.owner)},
            {QStringLiteral("reason"), qt(silence.reason)},
            {QStringLiteral("created_at"), toJson(silence.createdAt)},
            {QStringLiteral("from"), toJson(silence.from)},
            {QStringLiteral("until"), toJson(silence.until)},
            {QStringLiteral("needs_approval"), silence.needsApproval},
            {QStringLiteral("approved_by"), qt(silence.approvedBy)},
            {QStringLiteral("broken_glass"), silence.brokenGlass},
            {QStringLiteral("ended_at"), toJson(silence.endedAt)},
            {QStringLiteral("ended_by"), qt(silence.endedBy)}};
}

domain::Silence silenceOf(const QJsonObject &json)
{
    domain::Silence silence;
    silence.id.value = text(json, "id");
    silence.kind = enumOf<domain::SilenceKind>(json, "kind");
    silence.match = matchOf(json.value(QLatin1String("match")).toObject());
    silence.owner = text(json, "owner");
    silence.reason = text(json, "reason");
    silence.createdAt = timeOf(json, "created_at");
    silence.from = timeOf(json, "from");
    silence.until = timeOf(json, "until");
    silence.needsApproval = json.value(QLatin1String("needs_approval")).toBool();
    silence.approvedBy = text(json, "approved_by");
    silence.brokenGlass = json.value(QLatin1String("broken_glass")).toBool();
    silence.endedAt = timeOf(json, "ended_at");
    silence.endedBy = text(json, "ended_by");
    return silence;
}

} // namespace qcat::ops_store
