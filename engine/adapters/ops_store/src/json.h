#pragma once

#include <qcat/base/result.h>
#include <qcat/domain/evidence.h>
#include <qcat/domain/incident.h>
#include <qcat/domain/names.h>
#include <qcat/domain/runbook_run.h>
#include <qcat/ops_ports/outbox_store.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <string>
#include <type_traits>
#include <vector>

// How incidents and runs stand in the store: JSON with the stable words of domain/names.h. Reading is strict about
// enumerations and lenient about keys that are not there: an older version wrote fewer.
namespace qcat::ops_store
{

// A document that cannot be read; caught where a row is decoded.
struct BadDocument {
    std::string what;
};

QJsonObject toJson(const domain::Exposure &exposure);
QJsonObject toJson(const domain::Finding &finding);
QJsonObject toJson(const domain::LocalText &text);
QJsonObject toJson(const domain::Incident &incident);
QJsonObject toJson(const std::map<std::string, std::string> &texts);
QJsonObject toJson(const domain::Runbook &runbook);
QJsonObject toJson(const domain::RunbookRun &run);
QJsonObject toJson(const domain::Evidence &evidence);
QJsonObject toJson(const domain::Delivery &delivery);
QJsonObject toJson(const ops::Page &page);
QJsonObject toJson(const domain::Silence &silence);

domain::Exposure exposureOf(const QJsonObject &json);
domain::Finding findingOf(const QJsonObject &json);
domain::LocalText localTextOf(const QJsonObject &json);
domain::Incident incidentOf(const QJsonObject &json);
std::map<std::string, std::string> textsOf(const QJsonObject &json);
domain::Runbook runbookOf(const QJsonObject &json);
domain::RunbookRun runOf(const QJsonObject &json);
domain::Evidence evidenceOf(const QJsonObject &json);
domain::Delivery deliveryOf(const QJsonObject &json);
ops::Page pageOf(const QJsonObject &json);
domain::Silence silenceOf(const QJsonObject &json);

inline QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}
inline std::string text(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key)).toString().toStdString();
}
inline QJsonValue toJson(base::WallTime time)
{
    return qint64(time.ns);
}
inline QJsonValue toJson(base::Duration duration)
{
    return qint64(duration.count());
}
inline QJsonValue toJson(base::Decimal number)
{
    return qt(number.toString());
}
inline base::WallTime timeOf(const QJsonObject &json, const char *key)
{
    return {json.value(QLatin1String(key)).toInteger()};
}
inline base::Duration durationOf(const QJsonObject &json, const char *key)
{
    return base::Duration(json.value(QLatin1String(key)).toInteger());
}
inline base::Decimal decimalOf(const QJsonObject &json, const char *key)
{
    return base::Decimal::parse(text(json, key)).valueOr({});
}
template <typename Enum>
requires std::is_enum_v<Enum> QJsonValue word(Enum value)
{
    return qt(domain::name(value));
}
template <typename Enum>
Enum enumOf(const QJsonObject &json, const char *key)
{
    const auto value = domain::fromName<Enum>(text(json, key));
    if (!value)
        throw BadDocument{std::string(key) + " is \"" + text(json, key) + "\""};
    return *value;
}
template <typename T, typename F>
QJsonArray arrayOf(const std::vector<T> &values, F toValue)
{
    QJsonArray array;
    for (const auto &value : values)
        array.append(toValue(value));
    return array;
}
template <typename F>
auto listOf(const QJsonObject &json, const char *key, F fromObject)
{
    std::vector<std::invoke_result_t<F, QJsonObject>> values;
    for (const auto &value : json.value(QLatin1String(key)).toArray())
        values.push_back(fromObject(value.toObject()));
    return values;
}

} // namespace qcat::ops_store
