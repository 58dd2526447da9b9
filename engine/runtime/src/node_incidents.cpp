#include "node_incidents.h"

#include <qcat/domain/names.h>

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace qcat::runtime
{

namespace
{

constexpr std::size_t kLargestMessage = 16 * 1024;
constexpr qsizetype kLongestText = 300;

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

std::string textOf(const QJsonValue &value)
{
    return value.toString().left(kLongestText).toStdString();
}

std::optional<domain::NodeIncident> incidentIn(const std::string &message)
{
    if (message.size() > kLargestMessage)
        return std::nullopt;
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(message)).object();
    const auto title = json[QStringLiteral("title")].toObject();
    const auto severity = domain::fromName<domain::Severity>(textOf(json[QStringLiteral("severity")]));
    const auto state = domain::fromName<domain::IncidentState>(textOf(json[QStringLiteral("state")]));
    domain::NodeIncident incident;
    incident.node = textOf(json[QStringLiteral("node")]);
    incident.id = textOf(json[QStringLiteral("id")]);
    incident.title = {textOf(title[QStringLiteral("en")]), textOf(title[QStringLiteral("zh")])};
    incident.component = textOf(json[QStringLiteral("component")]);
    incident.since = {json[QStringLiteral("since_ms")].toInteger() * 1'000'000};
    if (incident.node.empty() || incident.id.empty() || !severity || !state)
        return std::nullopt;
    incident.severity = *severity;
    incident.state = *state;
    return incident;
}

} // namespace

std::string messageOf(const domain::Incident &incident, const std::string &node)
{
    const QJsonObject title{{QStringLiteral("en"), qt(incident.title.en)}, {QStringLiteral("zh"), qt(incident.title.zh)}};
    const QJsonObject json{{QStringLiteral("node"), qt(node)},
                           {QStringLiteral("id"), qt(incident.id.value)},
                           {QStringLiteral("title"), title},
                           {QStringLiteral("component"), qt(incident.component.value)},
                           {QStringLiteral("severity"), qt(domain::name(incident.severity))},
                           {QStringLiteral("state"), qt(domain::name(incident.state))},
                           {QStringLiteral("since_ms"), qint64(incident.since.ms())}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

void NodeIncidents::hear(const std::string &message)
{
    auto heard = incidentIn(message);
    if (!heard || heard->node == m_ownNode)
        return;
    heard->toldAt = m_clock.wallNow();
    std::lock_guard lock(m_mutex);
    std::erase_if(m_incidents, [&](const auto &known) { return known.node == heard->node && known.id == heard->id; });
    m_incidents.insert(m_incidents.begin(), std::move(*heard));
    m_incidents.resize(std::min(m_incidents.size(), domain::kNodeIncidentsShown));
}

domain::Bounded<domain::NodeIncident> NodeIncidents::all() const
{
    std::lock_guard lock(m_mutex);
    return {m_incidents, std::int64_t(m_incidents.size())};
}

} // namespace qcat::runtime
