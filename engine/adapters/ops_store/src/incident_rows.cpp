#include "incident_rows.h"

#include <qcat/domain/incident_query.h>
#include <qcat/domain/names.h>

#include <QStringList>

#include <fmt/format.h>

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

bool isOver(const domain::Incident &incident)
{
    return incident.state == domain::IncidentState::Resolved || incident.state == domain::IncidentState::Closed;
}

QString words(const domain::Incident &incident)
{
    QStringList all;
    for (const auto text : domain::searchedTexts(incident))
        all << qt(text);
    return all.join(QLatin1Char('\n')).toLower();
}

base::Status writeIndex(Connection &connection, const domain::Incident &incident)
{
    auto written = connection.run(
        "INSERT INTO incident_index VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET state=excluded.state,"
        " severity=excluded.severity, counts=excluded.counts, since=excluded.since, acknowledged_at=excluded.acknowledged_at,"
        " resolved_at=excluded.resolved_at, owner=excluded.owner, is_over=excluded.is_over, words=excluded.words",
        {qt(incident.id.value), qint64(incident.openedAt.ns), qt(domain::name(incident.state)),
         qt(domain::name(incident.severity)), qt(incident.component.value), counts(incident), qint64(incident.since.ns),
         qint64(incident.acknowledgedAt.ns), qint64(incident.resolvedAt.ns), qt(incident.fault.value), qt(incident.owner), isOver(incident), words(incident)});
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
    constexpr int kAtOnce = 1000; // documents in memory
    for (QString behind = QStringLiteral("");;) {
        const auto some = connection.documents<domain::Incident>(
            QStringLiteral("SELECT id, document FROM incidents WHERE id > ? ORDER BY id LIMIT ?"), {behind, kAtOnce}, incidentOf);
        if (!some)
            return some.error();
        for (const auto &incident : *some)
            if (auto written = writeIndex(connection, incident); !written)
                return written;
        if (some->size() < kAtOnce)
            return {};
        behind = qt(some->back().id.value);
    }
}

} // namespace qcat::ops_store
