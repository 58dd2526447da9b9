#pragma once

#include "json.h"

#include <qcat/base/result.h>

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QThread>
#include <QVariantList>

#include <functional>
#include <initializer_list>
#include <string>
#include <vector>

namespace qcat::ops_store
{

base::Error storeFailed(const std::string &file, const QString &what);
base::Error storeCorrupt(const std::string &file, const QString &what);

// One SQLite connection; lives and dies on the thread that made it.
class Connection
{
public:
    explicit Connection(std::string file);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    enum class Mode { Write, ReadOnly };
    base::Status connect(Mode mode);
    const std::string &file() const { return m_file; }

    // Runs one statement with its values; the query is positioned before its first row.
    base::Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {});
    base::Result<QSqlQuery> run(const char *sql, const QVariantList &values = {}) { return run(QLatin1String(sql), values); }
    // The first column of the first row; invalid without a row.
    base::Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    base::Result<QVariant> value(const char *sql, const QVariantList &values = {}) { return value(QLatin1String(sql), values); }
    base::Status all(std::initializer_list<const char *> statements);
    // All of `work` or nothing of it; within another one it is part of that. The lock is taken at once, so that what it reads is what
    // it changes.
    base::Status transact(const std::function<base::Status()> &work);

    // The values of rows (id, document).
    template <typename T>
    base::Result<std::vector<T>> documents(const QString &sql, const QVariantList &values, T (*decode)(const QJsonObject &))
    {
        auto query = run(sql, values);
        if (!query)
            return query.error();
        std::vector<T> all;
        while (query->next()) {
            auto object = document(query->value(0).toString(), query->value(1).toString());
            if (!object)
                return object.error();
            try {
                all.push_back(decode(*object));
            } catch (const BadDocument &bad) {
                return storeCorrupt(m_file, QStringLiteral("row %1 cannot be read: %2").arg(query->value(0).toString(), qt(bad.what)));
            }
        }
        return all;
    }

private:
    base::Result<QJsonObject> document(const QString &id, const QString &text) const;

    const std::string m_file;
    const QString m_name;
    QSqlDatabase m_database;
    QThread *const m_thread = QThread::currentThread();
    int m_depth = 0; // of transactions
};

} // namespace qcat::ops_store
