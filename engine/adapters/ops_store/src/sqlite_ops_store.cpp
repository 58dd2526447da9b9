#include <qcat/ops_store/sqlite_ops_store.h>

#include "audit_chain.h"
#include "connection.h"
#include "incident_rows.h"
#include "schema.h"

#include <qcat/domain/names.h>

#include <fmt/format.h>

#include <filesystem>

namespace qcat::ops_store
{

namespace
{

QString dayOf(base::WallTime now)
{
    return QString::fromStdString(base::toIso(now)).left(10).remove(QLatin1Char('-'));
}

QString compact(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

base::Status statusOf(const base::Result<QSqlQuery> &done)
{
    return done ? base::Status() : base::Status(done.error());
}

} // namespace

base::Result<std::unique_ptr<SqliteOpsStore>> SqliteOpsStore::open(const std::string &file)
{
    auto connection = std::make_unique<Connection>(file);
    if (auto opened = connection->connect(Connection::Mode::Write); !opened)
        return opened.error();
    if (auto prepared = prepareSchema(*connection); !prepared)
        return prepared.error();
    return std::unique_ptr<SqliteOpsStore>(new SqliteOpsStore(std::move(connection)));
}

base::Result<std::unique_ptr<SqliteOpsStore>> SqliteOpsStore::openToRead(const std::string &file)
{
    auto connection = std::make_unique<Connection>(file);
    if (auto opened = connection->connect(Connection::Mode::ReadOnly); !opened)
        return opened.error();
    return std::unique_ptr<SqliteOpsStore>(new SqliteOpsStore(std::move(connection)));
}

base::Result<std::unique_ptr<SqliteOpsStore>> SqliteOpsStore::openBeside(const std::string &file)
{
    if (std::error_code unknown; !std::filesystem::exists(file, unknown))
        return storeFailed(file, QStringLiteral("there is no such file"));
    auto connection = std::make_unique<Connection>(file);
    if (auto opened = connection->connect(Connection::Mode::Write); !opened)
        return opened.error();
    if (auto same = requireSchema(*connection); !same)
        return same.error();
    return std::unique_ptr<SqliteOpsStore>(new SqliteOpsStore(std::move(connection)));
}

SqliteOpsStore::SqliteOpsStore(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

SqliteOpsStore::~SqliteOpsStore() = default;

base::Status SqliteOpsStore::transact(const std::function<base::Status()> &work)
{
    return m_connection->transact(work);
}

base::Status SqliteOpsStore::saveIncident(const domain::Incident &incident)
{
    return writeIncident(*m_connection, incident);
}

base::Status SqliteOpsStore::saveEvidence(const domain::IncidentId &incident, const domain::Evidence &evidence)
{
    return statusOf(m_connection->run("INSERT INTO evidence VALUES (?,?) ON CONFLICT (incident) DO UPDATE SET document=excluded.document",
                                      {qt(incident.value), compact(toJson(evidence))}));
}

base::Status SqliteOpsStore::saveRun(const domain::RunbookRun &run)
{
    return statusOf(
        m_connection->run("INSERT INTO runs (id, incident, state, started_at, document, lock_key) VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET state=excluded.state,"
                          " document=excluded.document",
                          {qt(run.id.value), qt(run.incident.value), qt(domain::name(run.state)),
                           qint64(run.startedAt.ns), compact(toJson(run)), qt(run.runbook.lockKey)}));
}

base::Status SqliteOpsStore::saveSilence(const domain::Silence &silence)
{
    const auto until = silence.endedAt.isValid() ? silence.endedAt : silence.until;
    return statusOf(m_connection->run("INSERT INTO silences VALUES (?,?,?,?) ON CONFLICT (id) DO UPDATE SET until=excluded.until,"
                                      " document=excluded.document",
                                      {qt(silence.id.value), qint64(until.ns), qint64(silence.createdAt.ns), compact(toJson(silence))}));
}

base::Status SqliteOpsStore::appendAudit(const ops::AuditRecord &record)
{
    return m_connection->transact([&]() -> base::Status {
        auto last = auditHead();
        if (!last)
            return last.error();
        auto next = record;
        next.sequence = last->sequence + 1;
        next.hash = chainHash(last->hash, next);
        return statusOf(m_connection->run("INSERT INTO audit VALUES (?,?,?,?,?,?,?)",
                                          {qint64(next.sequence), qint64(next.time.ns), qt(next.actor), qt(next.action),
                                           qt(next.target), qt(next.payload), qt(next.hash)}));
    });
}

base::Result<std::vector<domain::Incident>> SqliteOpsStore::loadIncidents(int newest)
{
    return m_connection->documents<domain::Incident>(
        QStringLiteral("SELECT id, document FROM incidents WHERE state NOT IN ('resolved', 'closed') OR id IN"
                       " (SELECT id FROM incidents ORDER BY opened_at DESC, id DESC LIMIT ?) ORDER BY opened_at, id"),
        {newest}, incidentOf);
}

base::Result<std::vector<domain::RunbookRun>> SqliteOpsStore::loadRuns(int newest)
{
    return m_connection->documents<domain::RunbookRun>(
        QStringLiteral("SELECT id, document FROM runs WHERE state = 'in_progress' OR id IN (SELECT id FROM runs ORDER BY started_at DESC, id DESC LIMIT ?)"
                       " ORDER BY started_at DESC, id DESC"), {newest}, runOf);
}

base::Result<std::vector<domain::Silence>> SqliteOpsStore::loadSilences(int newest)
{
    return m_connection->documents<domain::Silence>(
        QStringLiteral("SELECT id, document FROM silences ORDER BY until DESC, id DESC LIMIT ?"), {newest}, silenceOf);
}

base::Result<std::vector<ops::AuditRecord>> SqliteOpsStore::loadAudit(int newest)
{
    auto query = m_connection->run(
        "SELECT * FROM (SELECT * FROM audit ORDER BY sequence DESC LIMIT ?) ORDER BY sequence", {newest});
    if (!query)
        return query.error();
    std::vector<ops::AuditRecord> records;
    while (query->next())
        records.push_back(auditRecordOf(*query));
    return records;
}

base::Result<ops::AuditHead> SqliteOpsStore::auditHead()
{
    return headOfChain(*m_connection);
}

base::Result<ops::AuditVerdict> SqliteOpsStore::verifyAudit(const std::optional<ops::AuditHead> &anchor)
{
    return verifyChain(*m_connection, anchor);
}

base::Result<int> SqliteOpsStore::nextNumber(const QString &counter)
{
    const auto number = m_connection->value("INSERT INTO counters VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET value = value + 1"
                                            " RETURNING value",
                                            {counter});
    if (!number)
        return number.error();
    return number->toInt();
}

base::Result<domain::IncidentId> SqliteOpsStore::nextIncidentId(base::WallTime now)
{
    const auto day = dayOf(now);
    return nextNumber(day).map(
        [&](int number) { return domain::IncidentId{fmt::format("INC-{}-{:04}", day.toStdString(), number)}; });
}

base::Result<domain::SilenceId> SqliteOpsStore::nextSilenceId(base::WallTime now)
{
    const auto day = dayOf(now);
    return nextNumber(QStringLiteral("silence-") + day).map([&](int number) {
        return domain::SilenceId{fmt::format("SIL-{}-{:04}", day.toStdString(), number)};
    });
}

base::Status SqliteOpsStore::beginIncidentIds(base::WallTime now, int behind)
{
    return statusOf(m_connection->run(
        "INSERT INTO counters VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET value = max(value, excluded.value)",
        {dayOf(now), behind}));
}

// Its row is of no day.
base::Status SqliteOpsStore::proveWritable()
{
    return statusOf(m_connection->run(
        "INSERT INTO counters VALUES ('', 1) ON CONFLICT (day) DO UPDATE SET value = value + 1"));
}

} // namespace qcat::ops_store
