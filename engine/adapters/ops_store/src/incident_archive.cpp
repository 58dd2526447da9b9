#include <qcat/ops_store/incident_archive.h>

#include "connection.h"
#include "incident_search.h"
#include "incident_statistics.h"

namespace qcat::ops_store
{

struct IncidentArchive::Found {
    QJsonArray ids; // of one page
    std::int64_t total = 0;
};

base::Result<std::unique_ptr<IncidentArchive>> IncidentArchive::open(const std::string &file)
{
    auto connection = std::make_unique<Connection>(file);
    if (auto opened = connection->connect(Connection::Mode::ReadOnly); !opened)
        return opened.error();
    return std::unique_ptr<IncidentArchive>(new IncidentArchive(std::move(connection)));
}

IncidentArchive::IncidentArchive(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

IncidentArchive::~IncidentArchive() = default;

base::Result<domain::IncidentPage> IncidentArchive::incidents(const domain::IncidentQuery &query)
{
    const auto search = searchOf(query);
    if (!search)
        return search.error();
    const auto found = find(query, *search);
    if (!found)
        return found.error();
    // The ids first: only the documents that are wanted are read.
    auto incidents = m_connection->documents<domain::Incident>(
        QStringLiteral("SELECT i.id, i.document FROM json_each(?) AS found JOIN incidents AS i ON i.id = found.value ORDER BY found.key"),
        {QString::fromUtf8(QJsonDocument(found->ids).toJson(QJsonDocument::Compact))}, incidentOf);
    if (!incidents)
        return incidents.error();
    domain::IncidentPage page{std::move(incidents).value(), found->total, {}};
    for (std::size_t i = 0; query.withRecords && i < page.incidents.size(); ++i) {
        auto record = recordOf(page.incidents[i].id);
        if (!record)
            return record.error();
        page.records.push_back(std::move(record).value());
    }
    return page;
}

base::Result<IncidentArchive::Found> IncidentArchive::find(const domain::IncidentQuery &query, const IncidentSearch &search)
{
    // Words are looked for once: reading them all is what takes its time. Without words an index counts faster than a window does.
    const bool countsOnTheWay = !query.text.empty();
    const auto columns = countsOnTheWay ? QStringLiteral("id, count(*) OVER ()") : QStringLiteral("id");
    auto rows = m_connection->run(QStringLiteral("SELECT %1 FROM incident_index%2%3 LIMIT ? OFFSET ?").arg(columns, search.where, search.order),
                                  search.values + QVariantList{query.most, query.offset});
    if (!rows)
        return rows.error();
    Found found;
    while (rows->next()) {
        found.ids.append(rows->value(0).toString());
        found.total = countsOnTheWay ? rows->value(1).toLongLong() : 0;
    }
    if (found.total > 0)
        return found;
    const auto total = m_connection->value(QStringLiteral("SELECT count(*) FROM incident_index") + search.where, search.values);
    if (!total)
        return total.error();
    found.total = total->toLongLong();
    return found;
}

base::Result<domain::IncidentRecord> IncidentArchive::recordOf(const domain::IncidentId &id)
{
    auto runs = m_connection->documents<domain::RunbookRun>(
        QStringLiteral("SELECT id, document FROM runs WHERE incident = ? ORDER BY started_at, id"), {qt(id.value)}, runOf);
    if (!runs)
        return runs.error();
    auto evidence = m_connection->documents<domain::Evidence>(
        QStringLiteral("SELECT incident, document FROM evidence WHERE incident = ?"), {qt(id.value)}, evidenceOf);
    if (!evidence)
        return evidence.error();
    domain::IncidentRecord record{std::move(runs).value(), std::nullopt};
    if (!evidence->empty())
        record.evidence = std::move(evidence->front());
    return record;
}

base::Result<domain::IncidentStatistics> IncidentArchive::statistics(base::WallTime from, base::WallTime to)
{
    if (to <= from)
        return base::Error{"records.bad_range", "the end of the time is not behind its begin"};
    auto rows = m_connection->run("SELECT severity, component, opened_at, since, acknowledged_at, resolved_at FROM incident_index"
                                  " WHERE opened_at >= ? AND opened_at < ? AND counts = 1 ORDER BY opened_at",
                                  {qint64(from.ns), qint64(to.ns)});
    if (!rows)
        return rows.error();
    StatisticsSum sum(from, to);
    while (rows->next())
        sum.add({rows->value(0).toString().toStdString(),
                 rows->value(1).toString().toStdString(),
                 {rows->value(2).toLongLong()},
                 {rows->value(3).toLongLong()},
                 {rows->value(4).toLongLong()},
                 {rows->value(5).toLongLong()}});
    return sum.result();
}

} // namespace qcat::ops_store
