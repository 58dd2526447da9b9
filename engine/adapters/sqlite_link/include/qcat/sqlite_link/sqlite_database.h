#pragma once

#include <qcat/base/result.h>
#include <qcat/base/time.h>

#include <QSqlDatabase>
#include <QVariantList>

#include <functional>
#include <memory>
#include <vector>

class QSqlError;
class QSqlQuery;

namespace qcat::sqlite_link
{

// A QSqlDatabase with our Errors (store_codes.h). Lives and dies on one thread.
class SqliteDatabase
{
public:
    // What is committed survives a power cut (Full) or may lose its newest transactions in one, whole, never damaged (Normal).
    enum class Durability { Full, Normal };
    static base::Result<std::unique_ptr<SqliteDatabase>> open(const QString &file, base::Duration timeout,
                                                              Durability durability = Durability::Full);
    ~SqliteDatabase();

    // How long a call waits for another connection's lock.
    base::Status setTimeout(base::Duration timeout);
    // Takes the write lock first, so that it never fails half way for another writer; an Error of `work` rolls back.
    base::Status transact(const std::function<base::Status()> &work);
    base::Status run(const QString &statement, const QVariantList &values = {});
    // One statement for each row of values.
    base::Status runAll(const QString &statement, const std::vector<QVariantList> &rows);
    base::Result<std::vector<QVariantList>> rows(const QString &statement, const QVariantList &values = {});

private:
    explicit SqliteDatabase(QString file);
    base::Error errorOf(const QSqlError &error) const;
    base::Status execute(QSqlQuery &query, const QVariantList &values);

    const QString m_file;
    const QString m_connection; // a name of its own in Qt's list
    QSqlDatabase m_database;
};

} // namespace qcat::sqlite_link
