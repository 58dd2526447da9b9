#include "incident_rows.h"

#include <qcat/domain/names.h>

#include <QStringList>

#include <fmt/format.h>

#include <array>

namespace qcat::ops_store
{

namespace
{

// What tests, drills and tools taken by hand did is no figure of how the desk works.
bool counts(const domain::Incident &incident)
{
    const bool real = incident.origin == domain::IncidentOrigin::Detected || incident.origin == domain::IncidentOrigin::External;
    return real && !incident.mergedInto.isValid();
}

QString words(const domain::Incident &incident)
{
    QStringList all;
    for (const auto *text : std::array{&incident.id.value, &incident.fault.value, &incident.title.en, &incident.title.zh,
                                       &incident.component.value, &incident.instance, &incident.owner})
        all << qt(*text);
    return all.join(QLatin1Char('\n')).toLower();
}

base::Status writeIndex(Connection &connection, const domain::Incident &incident)
{
    auto written = connection.run(
        "INSERT INTO incident_index VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET state=excluded.state,"
        " severity=excluded.severity, counts=excluded.counts, since=excluded.since, acknowledged_at=excluded.acknowledged_at,"
        " resolved_at=excluded.resolved_at, words=excluded.words",
        {qt(incident.id.value), qint64(incident.openedAt.ns), qt(domain::name(incident.state)),
         qt(domain::name(incident.severity)), qt(incident.component.value), counts(incident), qint64(incident.since.ns),
         qint64(incident.acknowledgedAt.ns), qint64(incident.resolvedAt.ns), words(incident)});
    return written ? base::Status() : base::Status(written.error());
}

} // namespace

base::Status writeIncident(Connection &connection, const domain::Incident &incident)
{
    const auto length = qint64(incident.timeline.size());
    const auto document = QJsonDocument(toJson(incident)).toJson(QJsonDocument::Compact);
    return connection.transact([&]() -> base::Status {
        auto saved = connection.run(
            "INSERT INTO incidents VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET state=excluded.state,"
            " severity=excluded.severity, timeline_length=excluded.timeline_length, document=excluded.document"
            " WHERE excluded.timeline_length >= incidents.timeline_length",
            {qt(incident.id.value), qt(domain::name(incident.state)), qt(domain::name(incident.severity)),
             qint64(incident.openedAt.ns), length, QString::fromUtf8(document)});
        if (!saved)
            return saved.error();
        if (saved->numRowsAffected() == 0)
            return base::Error{"ops_store.timeline_shorter",
                               fmt::format("{}: its timeline in the store is longer than {} entries; it only grows",
                                           incident.id.value, length)}
                .with("incident", incident.id.value);
        return writeIndex(connection, incident);
    });
}

base::Status indexAllIncidents(Connection &connection)
{
    auto all = connection.documents<domain::Incident>(QStringLiteral("SELECT id, document FROM incidents"), {}, incidentOf);
    if (!all)
        return all.error();
    for (const auto &incident : *all)
        if (auto written = writeIndex(connection, incident); !written)
            return written;
    return {};
}

} // namespace qcat::ops_store
