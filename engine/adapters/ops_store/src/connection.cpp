#include "connection.h"

#include <QSqlError>

#include <fmt/format.h>

#include <atomic>

namespace qcat::ops_store
{

namespace
{

// SQLite's own words for a file that is not what it should be: SQLITE_CORRUPT with its extensions, and SQLITE_NOTADB.
base::Error failed(const std::string &file, const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == 11 || code == 26 ? storeCorrupt(file, error.text()) : storeFailed(file, error.text());
}

QString connectionName()
{
    static std::atomic<unsigned> number = 0; // Qt keeps connections by name for the whole process
    return QStringLiteral("ops_store_%1").arg(++number);
}

} // namespace

base::Error storeFailed(const std::string &file, const QString &what)
{
    return base::Error{"ops_store.failed", fmt::format("{}: {}", file, what.toStdString())}.with("file", file);
}

base::Error storeCorrupt(const std::string &file, const QString &what)
{
    return base::Error{"ops_store.corrupt", fmt::format("{}: is damaged: {}", file, what.toStdString())}
        .with("file", file)
        .with("why", what.toStdString());
}

Connection::Connection(std::string file)
    : m_file(std::move(file)), m_name(connectionName()),
      m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{
}

Connection::~Connection()
{
    QCAT_ASSERT(m_thread == QThread::currentThread());
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

base::Status Connection::connect(Mode mode)
{
    m_database.setDatabaseName(QString::fromStdString(m_file));
    m_database.setConnectOptions(mode == Mode::ReadOnly
                                     ? QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000")
                                     : QStringLiteral("QSQLITE_BUSY_TIMEOUT=2000"));
    return m_database.open() ? base::Status() : base::Status(failed(m_file, m_database.lastError()));
}

base::Result<QSqlQuery> Connection::run(const QString &sql, const QVariantList &values)
{
    QCAT_ASSERT(m_thread == QThread::currentThread());
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failed(m_file, query.lastError());
    for (const auto &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failed(m_file, query.lastError());
    return query;
}

base::Result<QVariant> Connection::value(const QString &sql, const QVariantList &values)
{
    auto query = run(sql, values);
    if (!query)
        return query.error();
    return query->next() ? query->value(0) : QVariant();
}

base::Status Connection::all(std::initializer_list<const char *> statements)
{
    for (const char *sql : statements)
        if (auto done = run(sql); !done)
            return done.error();
    return {};
}

base::Status Connection::transact(const std::function<base::Status()> &work)
{
    if (m_depth > 0)
        return work();
    if (auto begun = run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    ++m_depth;
    auto done = work();
    --m_depth;
    if (!done) {
        (void)run("ROLLBACK").hasValue();
        return done;
    }
    auto ended = run("COMMIT");
    if (ended)
        return done;
    (void)run("ROLLBACK").hasValue(); // a full disk leaves it open
    return ended.error();
}

base::Result<QJsonObject> Connection::document(const QString &id, const QString &text) const
{
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (!document.isObject())
        return storeCorrupt(m_file, QStringLiteral("row %1 cannot be read: %2").arg(id, error.errorString()));
    return document.object();
}

} // namespace qcat::ops_store
