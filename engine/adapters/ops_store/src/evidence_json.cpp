#include "json.h"

namespace qcat::ops_store
{

namespace
{

QJsonObject toJson(const domain::Measured &measured)
{
    return {{QStringLiteral("name"), qt(measured.name)}, {QStringLiteral("value"), measured.value}, {QStringLiteral("unit"), qt(measured.unit)}};
}

domain::Measured measuredOf(const QJsonObject &json)
{
    return {text(json, "name"), json.value(QLatin1String("value")).toDouble(), text(json, "unit")};
}

QJsonObject toJson(const domain::Reading &reading)
{
    return {{QStringLiteral("component"), qt(reading.component.value)},
            {QStringLiteral("health"), word(reading.health)},
            {QStringLiteral("finding"), ops_store::toJson(reading.finding)},
            {QStringLiteral("measured"), arrayOf(reading.measured, [](const auto &m) { return toJson(m); })}};
}

domain::Reading readingOf(const QJsonObject &json)
{
    return {{text(json, "component")},
            enumOf<domain::Health>(json, "health"),
            findingOf(json.value(QLatin1String("finding")).toObject()),
            listOf(json, "measured", measuredOf)};
}

} // namespace

QJsonObject toJson(const domain::Evidence &evidence)
{
    return {{QStringLiteral("at"), toJson(evidence.at)},
            {QStringLiteral("trading"), evidence.trading ? word(*evidence.trading) : QJsonValue()},
            {QStringLiteral("trading_why"), toJson(evidence.tradingWhy)},
            {QStringLiteral("readings"), arrayOf(evidence.readings, [](const auto &reading) { return toJson(reading); })},
            {QStringLiteral("log_lines"), arrayOf(evidence.logLines, [](const auto &line) { return QJsonValue(qt(line)); })}};
}

domain::Evidence evidenceOf(const QJsonObject &json)
{
    domain::Evidence evidence;
    evidence.at = timeOf(json, "at");
    if (json.value(QLatin1String("trading")).isString())
        evidence.trading = enumOf<domain::TradingState>(json, "trading");
    evidence.tradingWhy = findingOf(json.value(QLatin1String("trading_why")).toObject());
    evidence.readings = listOf(json, "readings", readingOf);
    for (const auto &line : json.value(QLatin1String("log_lines")).toArray())
        evidence.logLines.push_back(line.toString().toStdString());
    return evidence;
}

} // namespace qcat::ops_store
