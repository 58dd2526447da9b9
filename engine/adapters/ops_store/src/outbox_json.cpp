#include "json.h"

namespace qcat::ops_store
{

QJsonObject toJson(const domain::Delivery &delivery)
{
    return {{QStringLiteral("id"), qt(delivery.id.value)},
            {QStringLiteral("incident"), qt(delivery.incident.value)},
            {QStringLiteral("kind"), word(delivery.kind)},
            {QStringLiteral("severity"), word(delivery.severity)},
            {QStringLiteral("contact"), qt(delivery.contact)},
            {QStringLiteral("channel"), qt(delivery.channel)},
            {QStringLiteral("state"), word(delivery.state)},
            {QStringLiteral("attempts"), delivery.attempts},
            {QStringLiteral("uncertain"), delivery.uncertain},
            {QStringLiteral("created_at"), toJson(delivery.createdAt)},
            {QStringLiteral("next_at"), toJson(delivery.nextAt)},
            {QStringLiteral("ended_at"), toJson(delivery.endedAt)},
            {QStringLiteral("result"), toJson(delivery.result)},
            {QStringLiteral("subject"), qt(delivery.subject)},
            {QStringLiteral("body"), qt(delivery.body)},
            {QStringLiteral("receipt"), qt(delivery.receipt)}};
}

domain::Delivery deliveryOf(const QJsonObject &json)
{
    domain::Delivery delivery;
    delivery.id = {text(json, "id")};
    delivery.incident = {text(json, "incident")};
    delivery.kind = enumOf<domain::MessageKind>(json, "kind");
    delivery.severity = enumOf<domain::Severity>(json, "severity");
    delivery.contact = text(json, "contact");
    delivery.channel = text(json, "channel");
    delivery.state = enumOf<domain::DeliveryState>(json, "state");
    delivery.attempts = json.value(QLatin1String("attempts")).toInt();
    delivery.uncertain = json.value(QLatin1String("uncertain")).toInt();
    delivery.createdAt = timeOf(json, "created_at");
    delivery.nextAt = timeOf(json, "next_at");
    delivery.endedAt = timeOf(json, "ended_at");
    delivery.result = findingOf(json.value(QLatin1String("result")).toObject());
    delivery.subject = text(json, "subject");
    delivery.body = text(json, "body");
    delivery.receipt = text(json, "receipt");
    return delivery;
}

QJsonObject toJson(const ops::Page &page)
{
    return {{QStringLiteral("incident"), qt(page.incident.value)},
            {QStringLiteral("episode"), page.episode},
            {QStringLiteral("severity"), word(page.severity)},
            {QStringLiteral("title"), toJson(page.title)},
            {QStringLiteral("where"), qt(page.where)},
            {QStringLiteral("body"), toJson(page.body)},
            {QStringLiteral("started_at"), toJson(page.startedAt)},
            {QStringLiteral("next_at"), toJson(page.nextAt)},
            {QStringLiteral("next_step"), page.nextStep},
            {QStringLiteral("repeats"), page.repeats},
            {QStringLiteral("acknowledged"), page.acknowledged},
            {QStringLiteral("quiet"), page.quiet},
            {QStringLiteral("over"), page.over},
            {QStringLiteral("calls_phones"), page.callsPhones},
            {QStringLiteral("told"), arrayOf(page.told, [](const auto &key) { return qt(key); })}};
}

ops::Page pageOf(const QJsonObject &json)
{
    ops::Page page;
    page.incident = {text(json, "incident")};
    page.episode = json.value(QLatin1String("episode")).toInt(1);
    page.severity = enumOf<domain::Severity>(json, "severity");
    page.title = localTextOf(json.value(QLatin1String("title")).toObject());
    page.where = text(json, "where");
    page.body = localTextOf(json.value(QLatin1String("body")).toObject());
    page.startedAt = timeOf(json, "started_at");
    page.nextAt = timeOf(json, "next_at");
    page.nextStep = json.value(QLatin1String("next_step")).toInt();
    page.repeats = json.value(QLatin1String("repeats")).toInt();
    page.acknowledged = json.value(QLatin1String("acknowledged")).toBool();
    page.quiet = json.value(QLatin1String("quiet")).toBool();
    page.over = json.value(QLatin1String("over")).toBool();
    page.callsPhones = json.value(QLatin1String("calls_phones")).toBool(true);
    for (const auto &key : json.value(QLatin1String("told")).toArray())
        page.told.push_back(key.toString().toStdString());
    return page;
}

} // namespace qcat::ops_store
