#include <qcat/ops_store/sqlite_ops_store.h>

#include "audit_chain.h"
#include "json.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <fmt/format.h>

#include <atomic>

namespace qcat::ops_store
{

namespace
{

constexpr int kVersion = 1;
constexpr int kApplicationId = 0x51434f50; // "QCOP": says that the file is ours

base::Error failed(const std::string &file, const QString &what)
{
    return base::Error{"ops_store.failed", fmt::format("{}: {}", file, what.toStdString())}.with("file", file);
}

base::Error corrupt(const std::string &file, const QString &what)
{
    return base::Error{"ops_store.corrupt", fmt::format("{}: is damaged: {}", file, what.toStdString())}
        .with("file", file)
        .with("why", what.toStdString());
}

// SQLite's own words for a file that is not what it should be: SQLITE_CORRUPT with its extensions, and SQLITE_NOTADB.
base::Error failed(const std::string &file, const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == 11 || code == 26 ? corrupt(file, error.text()) : failed(file, error.text());
}

QString dayOf(base::WallTime now)
{
    return QString::fromStdString(base::toIso(now)).left(10).remove(QLatin1Char('-'));
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString connectionName()
{
    static std::atomic<unsigned> number = 0; // Qt keeps connections by name for the whole process
    return QStringLiteral("ops_store_%1").arg(++number);
}

} // namespace

struct SqliteOpsStore::Connection {
    std::string file;
    QString name = connectionName();
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    QThread *thread = QThread::currentThread();

    ~Connection()
    {
        QCAT_ASSERT(thread == QThread::currentThread());
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(name);
    }

    // Runs one statement with its values; the query is positioned before its first row.
    base::Result<QSqlQuery> run(const char *sql, const QVariantList &values = {})
    {
        QCAT_ASSERT(thread == QThread::currentThread());
        QSqlQuery query(database);
        query.setForwardOnly(true);
        if (!query.prepare(QLatin1String(sql)))
            return failed(file, query.lastError());
        for (const auto &value : values)
            query.addBindValue(value);
        if (!query.exec())
            return failed(file, query.lastError());
        return query;
    }
    base::Result<QVariant> value(const char *sql, const QVariantList &values = {})
    {
        auto query = run(sql, values);
        if (!query)
            return query.error();
        return query->next() ? query->value(0) : QVariant();
    }
    base::Status all(std::initializer_list<const char *> statements)
    {
        for (const char *sql : statements)
            if (auto done = run(sql); !done)
                return done.error();
        return {};
    }
    // All of `work` or nothing of it. The lock is taken at once, so that what it reads is what it changes.
    base::Status transact(const std::function<base::Status()> &work)
    {
        if (auto begun = run("BEGIN IMMEDIATE"); !begun)
            return begun.error();
        auto done = work();
        auto ended = run(done ? "COMMIT" : "ROLLBACK");
        return !done || ended ? done : base::Status(ended.error());
    }

    base::Status open();
    base::Status checkIdentity(bool &isNew);
    base::Status checkWhole();
    base::Status createTables();
    template <typename T>
    base::Result<std::vector<T>> documents(const char *sql, int newest, T (*decode)(const QJsonObject &));
};

base::Status SqliteOpsStore::Connection::open()
{
    database.setDatabaseName(QString::fromStdString(file));
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    if (!database.open())
        return failed(file, database.lastError());
    bool isNew = false;
    if (auto ours = checkIdentity(isNew); !ours)
        return ours;
    if (auto set = all({"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"}); !set)
        return set;
    if (isNew)
        return createTables();
    if (auto whole = checkWhole(); !whole)
        return whole;
    // A store that can be read but not written is found now, not with the first incident.
    return transact([this]() -> base::Status {
        auto touched = run("UPDATE counters SET value = value WHERE day = ''");
        return touched ? base::Status() : touched.error();
    });
}

base::Status SqliteOpsStore::Connection::checkIdentity(bool &isNew)
{
    const auto application = value("PRAGMA application_id");
    if (!application)
        return application.error();
    const auto version = value("PRAGMA user_version");
    const auto tables = value("SELECT count(*) FROM sqlite_master");
    if (!version || !tables)
        return !version ? version.error() : tables.error();
    isNew = application->toInt() == 0 && version->toInt() == 0 && tables->toInt() == 0;
    if (isNew)
        return {};
    if (application->toInt() != kApplicationId)
        return base::Error{"ops_store.foreign",
                           fmt::format("{}: is a SQLite file, but not QCAT's incident store", file)}
            .with("file", file);
    if (version->toInt() > kVersion)
        return base::Error{"ops_store.newer",
                           fmt::format("{}: was written by a newer QCAT (version {} of the store, this one knows {})",
                                       file, version->toInt(), kVersion)}
            .with("file", file);
    return {};
}

base::Status SqliteOpsStore::Connection::checkWhole()
{
    const auto found = value("PRAGMA quick_check(1)");
    if (!found)
        return found.error();
    return found->toString() == QLatin1String("ok") ? base::Status() : corrupt(file, found->toString());
}

base::Status SqliteOpsStore::Connection::createTables()
{
    return transact([this] {
        return all({"CREATE TABLE incidents (id TEXT PRIMARY KEY, state TEXT NOT NULL, severity TEXT NOT NULL, "
                    "opened_at INTEGER NOT NULL,"
                    " timeline_length INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE INDEX incidents_opened ON incidents (opened_at)",
                    "CREATE TABLE runs (id TEXT PRIMARY KEY, incident TEXT NOT NULL, state TEXT NOT NULL, started_at "
                    "INTEGER NOT NULL,"
                    " document TEXT NOT NULL) WITHOUT ROWID",
                    "CREATE INDEX runs_started ON runs (started_at)",
                    "CREATE TABLE audit (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor TEXT NOT NULL, "
                    "action TEXT NOT NULL,"
                    " target TEXT NOT NULL, payload TEXT NOT NULL, hash TEXT NOT NULL)",
                    "CREATE TABLE counters (day TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
                    "PRAGMA application_id=1363365712", "PRAGMA user_version=1"});
    });
}

template <typename T>
base::Result<std::vector<T>> SqliteOpsStore::Connection::documents(const char *sql, int newest,
                                                                   T (*decode)(const QJsonObject &))
{
    auto query = run(sql, {newest});
    if (!query)
        return query.error();
    std::vector<T> all;
    while (query->next()) {
        const auto id = query->value(0).toString().toStdString();
        QJsonParseError error{};
        const auto document = QJsonDocument::fromJson(query->value(1).toString().toUtf8(), &error);
        if (!document.isObject())
            return corrupt(file, QStringLiteral("row %1 cannot be read: %2").arg(qt(id), error.errorString()));
        try {
            all.push_back(decode(document.object()));
        } catch (const BadDocument &bad) {
            return corrupt(file, QStringLiteral("row %1 cannot be read: %2").arg(qt(id), qt(bad.what)));
        }
    }
    return all;
}

base::Result<std::unique_ptr<SqliteOpsStore>> SqliteOpsStore::open(const std::string &file)
{
    auto connection = std::make_unique<Connection>();
    connection->file = file;
    if (auto opened = connection->open(); !opened)
        return opened.error();
    return std::unique_ptr<SqliteOpsStore>(new SqliteOpsStore(std::move(connection)));
}

SqliteOpsStore::SqliteOpsStore(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

SqliteOpsStore::~SqliteOpsStore() = default;

base::Status SqliteOpsStore::saveIncident(const domain::Incident &incident)
{
    const auto length = qint64(incident.timeline.size());
    auto saved = m_connection->run(
        "INSERT INTO incidents VALUES (?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET state=excluded.state,"
        " severity=excluded.severity, timeline_length=excluded.timeline_length, document=excluded.document"
        " WHERE excluded.timeline_length >= incidents.timeline_length",
        {qt(incident.id.value), qt(domain::name(incident.state)), qt(domain::name(incident.severity)),
         qint64(incident.openedAt.ns), length, QString::fromUtf8(compact(toJson(incident)))});
    if (!saved)
        return saved.error();
    if (saved->numRowsAffected() == 0)
        return base::Error{"ops_store.timeline_shorter",
                           fmt::format("{}: its timeline in the store is longer than {} entries; it only grows",
                                       incident.id.value, length)}
            .with("incident", incident.id.value);
    return {};
}

base::Status SqliteOpsStore::saveRun(const domain::RunbookRun &run)
{
    auto saved =
        m_connection->run("INSERT INTO runs VALUES (?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET state=excluded.state,"
                          " document=excluded.document",
                          {qt(run.id.value), qt(run.incident.value), qt(domain::name(run.state)),
                           qint64(run.startedAt.ns), QString::fromUtf8(compact(toJson(run)))});
    return saved ? base::Status() : saved.error();
}

base::Status SqliteOpsStore::appendAudit(const ops::AuditRecord &record)
{
    return m_connection->transact([&]() -> base::Status {
        auto last = m_connection->run("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
        if (!last)
            return last.error();
        const bool any = last->next();
        auto next = record;
        next.sequence = any ? last->value(0).toULongLong() + 1 : 1;
        next.hash = chainHash(any ? last->value(1).toString().toStdString() : std::string(), next);
        last->finish();
        auto written = m_connection->run("INSERT INTO audit VALUES (?,?,?,?,?,?,?)",
                                         {qint64(next.sequence), qint64(next.time.ns), qt(next.actor), qt(next.action),
                                          qt(next.target), qt(next.payload), qt(next.hash)});
        return written ? base::Status() : written.error();
    });
}

base::Result<std::vector<domain::Incident>> SqliteOpsStore::loadIncidents(int newest)
{
    return m_connection->documents<domain::Incident>(
        "SELECT id, document FROM incidents ORDER BY opened_at DESC, id DESC LIMIT ?", newest, incidentOf);
}

base::Result<std::vector<domain::RunbookRun>> SqliteOpsStore::loadRuns(int newest)
{
    return m_connection->documents<domain::RunbookRun>(
        "SELECT id, document FROM runs ORDER BY started_at DESC, id DESC LIMIT ?", newest, runOf);
}

namespace
{

ops::AuditRecord auditOf(const QSqlQuery &row)
{
    const auto column = [&](int index) { return row.value(index).toString().toStdString(); };
    return {
        row.value(0).toULongLong(), {row.value(1).toLongLong()}, column(2), column(3), column(4), column(5), column(6)};
}

} // namespace

base::Result<std::vector<ops::AuditRecord>> SqliteOpsStore::loadAudit(int newest)
{
    auto query = m_connection->run(
        "SELECT * FROM (SELECT * FROM audit ORDER BY sequence DESC LIMIT ?) ORDER BY sequence", {newest});
    if (!query)
        return query.error();
    std::vector<ops::AuditRecord> records;
    while (query->next())
        records.push_back(auditOf(*query));
    return records;
}

base::Result<std::uint64_t> SqliteOpsStore::verifyAudit()
{
    auto query = m_connection->run("SELECT * FROM audit ORDER BY sequence");
    if (!query)
        return query.error();
    std::string previous;
    for (std::uint64_t expected = 1; query->next(); ++expected) {
        const auto record = auditOf(*query);
        if (record.sequence != expected || record.hash != chainHash(previous, record))
            return expected;
        previous = record.hash;
    }
    return std::uint64_t(0);
}

base::Result<domain::IncidentId> SqliteOpsStore::nextIncidentId(base::WallTime now)
{
    const auto day = dayOf(now);
    const auto number =
        m_connection->value("INSERT INTO counters VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET value = value + 1"
                            " RETURNING value",
                            {day});
    if (!number)
        return number.error();
    return domain::IncidentId{fmt::format("INC-{}-{:04}", day.toStdString(), number->toInt())};
}

base::Status SqliteOpsStore::beginIncidentIds(base::WallTime now, int behind)
{
    const auto begun = m_connection->run(
        "INSERT INTO counters VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET value = max(value, excluded.value)",
        {dayOf(now), behind});
    return begun ? base::Status() : base::Status(begun.error());
}

// Its row is of no day.
base::Status SqliteOpsStore::proveWritable()
{
    const auto written = m_connection->run(
        "INSERT INTO counters VALUES ('', 1) ON CONFLICT (day) DO UPDATE SET value = value + 1");
    return written ? base::Status() : base::Status(written.error());
}

} // namespace qcat::ops_store
