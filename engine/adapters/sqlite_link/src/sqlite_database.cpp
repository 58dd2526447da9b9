#include <qcat/sqlite_link/sqlite_database.h>

#include <qcat/trading_ports/store_codes.h>

#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <fmt/format.h>

namespace qcat::sqlite_link
{

namespace
{

namespace codes = trading::store_codes;

// SQLite's primary result codes (sqlite.org/rescode.html); extended codes carry them in the low byte.
std::string_view codeOf(int resultCode)
{
    switch (resultCode & 0xff) {
    case 5:  // BUSY
    case 6:  // LOCKED
    case 7:  // NOMEM
    case 13: // FULL
        return codes::kBusy;
    case 3:  // PERM
    case 8:  // READONLY
    case 23: // AUTH
        return codes::kPermission;
    case 10: // IOERR
    case 14: // CANTOPEN
        return codes::kUnreachable;
    case 18: // TOOBIG
    case 19: // CONSTRAINT
    case 20: // MISMATCH
        return codes::kRejected;
    default:
        return codes::kFailed;
    }
}

} // namespace

SqliteDatabase::SqliteDatabase(QString file)
    : m_file(std::move(file)), m_connection(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection))
{
    m_database.setDatabaseName(m_file);
}

SqliteDatabase::~SqliteDatabase()
{
    m_database = QSqlDatabase(); // Qt asks for no copy to be left when the connection is removed
    QSqlDatabase::removeDatabase(m_connection);
}

base::Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const QString &file, base::Duration timeout,
                                                                    Durability durability)
{
    std::unique_ptr<SqliteDatabase> opened(new SqliteDatabase(file));
    if (!opened->m_database.open())
        return opened->errorOf(opened->m_database.lastError());
    if (auto limited = opened->setTimeout(timeout); !limited)
        return limited.error();
    const auto synchronous = durability == Durability::Full ? QStringLiteral("PRAGMA synchronous = FULL")
                                                            : QStringLiteral("PRAGMA synchronous = NORMAL");
    for (const auto &pragma : {QStringLiteral("PRAGMA journal_mode = WAL"), synchronous})
        if (auto set = opened->run(pragma); !set)
            return set.error();
    return opened;
}

base::Status SqliteDatabase::setTimeout(base::Duration timeout)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(timeout).count();
    return run(QStringLiteral("PRAGMA busy_timeout = %1").arg(ms));
}

base::Status SqliteDatabase::transact(const std::function<base::Status()> &work)
{
    if (auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    base::Status done = work();
    if (done)
        done = run(QStringLiteral("COMMIT"));
    if (!done)
        QSqlQuery(m_database)
            .exec(QStringLiteral("ROLLBACK")); // nothing to add to the first error when this fails as well
    return done;
}

base::Status SqliteDatabase::run(const QString &statement, const QVariantList &values)
{
    return runAll(statement, {values});
}

base::Status SqliteDatabase::runAll(const QString &statement, const std::vector<QVariantList> &rows)
{
    QSqlQuery query(m_database);
    if (!query.prepare(statement))
        return errorOf(query.lastError());
    for (const QVariantList &values : rows)
        if (auto done = execute(query, values); !done)
            return done;
    return {};
}

base::Result<std::vector<QVariantList>> SqliteDatabase::rows(const QString &statement, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return errorOf(query.lastError());
    if (auto done = execute(query, values); !done)
        return done.error();
    std::vector<QVariantList> found;
    while (query.next()) {
        QVariantList &row = found.emplace_back();
        for (int i = 0; i < query.record().count(); ++i)
            row << query.value(i);
    }
    return found;
}

base::Status SqliteDatabase::execute(QSqlQuery &query, const QVariantList &values)
{
    for (int i = 0; i < values.size(); ++i)
        query.bindValue(i, values[i]);
    return query.exec() ? base::Status() : errorOf(query.lastError());
}

base::Error SqliteDatabase::errorOf(const QSqlError &error) const
{
    const std::string file = m_file.toStdString();
    auto text = fmt::format("SQLite {}: {}", file,
                            error.databaseText().isEmpty() ? error.driverText().toStdString()
                                                           : error.databaseText().toStdString());
    return {std::string(codeOf(error.nativeErrorCode().toInt())), std::move(text), {{"target", file}}};
}

} // namespace qcat::sqlite_link
