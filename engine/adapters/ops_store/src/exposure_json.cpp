#include "json.h"

namespace qcat::ops_store
{

namespace
{

QJsonObject toJson(const domain::Exposure::Leg &leg)
{
    return {{QStringLiteral("account"), qt(leg.account)},
            {QStringLiteral("symbol"), qt(leg.symbol)},
            {QStringLiteral("quantity"), ops_store::toJson(leg.quantity)},
            {QStringLiteral("entry_price"), ops_store::toJson(leg.entryPrice)},
            {QStringLiteral("mark_price"), ops_store::toJson(leg.markPrice)},
            {QStringLiteral("unrealized_pnl"), ops_store::toJson(leg.unrealizedPnl)},
            {QStringLiteral("liquidation_price"), ops_store::toJson(leg.liquidationPrice)},
            {QStringLiteral("stop_at_venue"), leg.stopAtVenue}};
}

domain::Exposure::Leg legOf(const QJsonObject &json)
{
    return {text(json, "account"),
            text(json, "symbol"),
            decimalOf(json, "quantity"),
            decimalOf(json, "entry_price"),
            decimalOf(json, "mark_price"),
            decimalOf(json, "unrealized_pnl"),
            decimalOf(json, "liquidation_price"),
            json.value(QLatin1String("stop_at_venue")).toBool()};
}

} // namespace

QJsonObject toJson(const domain::Exposure &exposure)
{
    return {{QStringLiteral("known"), exposure.known},
            {QStringLiteral("time"), toJson(exposure.wallTime)},
            {QStringLiteral("open_orders"), exposure.openOrders},
            {QStringLiteral("conditional_orders"), exposure.conditionalOrders},
            {QStringLiteral("unknown_orders"), exposure.unknownOrders},
            {QStringLiteral("gross"), toJson(exposure.gross)},
            {QStringLiteral("equity"), toJson(exposure.equity)},
            {QStringLiteral("legs"), arrayOf(exposure.legs, [](const auto &leg) { return toJson(leg); })}};
}

// Its steady time is not kept: it has no meaning outside the process that read it.
domain::Exposure exposureOf(const QJsonObject &json)
{
    domain::Exposure exposure;
    exposure.known = json.value(QLatin1String("known")).toBool();
    exposure.wallTime = timeOf(json, "time");
    exposure.openOrders = json.value(QLatin1String("open_orders")).toInt();
    exposure.conditionalOrders = json.value(QLatin1String("conditional_orders")).toInt();
    exposure.unknownOrders = json.value(QLatin1String("unknown_orders")).toInt();
    exposure.gross = decimalOf(json, "gross");
    exposure.equity = decimalOf(json, "equity");
    exposure.legs = listOf(json, "legs", legOf);
    return exposure;
}

QJsonObject toJson(const domain::LocalText &text)
{
    return {{QStringLiteral("en"), qt(text.en)}, {QStringLiteral("zh"), qt(text.zh)}};
}

domain::LocalText localTextOf(const QJsonObject &json)
{
    return {text(json, "en"), text(json, "zh")};
}

QJsonObject toJson(const domain::Finding &finding)
{
    return {{QStringLiteral("code"), qt(finding.code)},
            {QStringLiteral("text"), qt(finding.text)},
            {QStringLiteral("health"), word(finding.health)},
            {QStringLiteral("args"), arrayOf(finding.args, [](const auto &arg) {
                 return QJsonObject{{QStringLiteral("name"), qt(arg.name)}, {QStringLiteral("value"), qt(arg.value)}};
             })}};
}

domain::Finding findingOf(const QJsonObject &json)
{
    return {text(json, "code"), text(json, "text"),
            listOf(json, "args",
                   [](const QJsonObject &arg) {
                       return base::Error::Arg{text(arg, "name"), text(arg, "value")};
                   }),
            enumOf<domain::Health>(json, "health")};
}

} // namespace qcat::ops_store
