#include "sqlite_schema.h"

#include <qcat/sqlite_link/sqlite_database.h>

#include <QDateTime>

namespace qcat::store_sqlite
{

using namespace store_schema;
using sqlite_link::SqliteDatabase;

namespace
{

// Qt runs one statement at a time. Our migrations hold no semicolon but at the end of a statement, outside comment
// lines.
QStringList statementsOf(const std::string &sql)
{
    QStringList lines = QString::fromStdString(sql).split(QLatin1Char('\n'));
    lines.removeIf([](const QString &line) { return line.trimmed().startsWith(QLatin1String("--")); });
    QStringList statements;
    for (const QString &statement : lines.join(QLatin1Char('\n')).split(QLatin1Char(';')))
        if (!statement.trimmed().isEmpty())
            statements << statement;
    return statements;
}

std::string isoOf(qlonglong ns)
{
    return QDateTime::fromMSecsSinceEpoch(ns / 1'000'000, Qt::UTC).toString(Qt::ISODate).toStdString();
}

base::Status note(SqliteDatabase &database, const MigrationStep &step)
{
    if (step.isDown)
        return database.run(QStringLiteral("DELETE FROM schema_migrations WHERE version = ?"), {step.migration.version});
    return database.run(QStringLiteral("INSERT INTO schema_migrations VALUES (?, ?, ?)"),
                        {step.migration.version, QString::fromStdString(step.migration.checksum),
                         QDateTime::currentMSecsSinceEpoch() * 1'000'000});
}

base::Status run(SqliteDatabase &database, const MigrationStep &step)
{
    for (const QString &statement : statementsOf(step.isDown ? step.migration.down : step.migration.sql))
        if (auto done = database.run(statement); !done)
            return done;
    return note(database, step);
}

} // namespace

base::Result<std::vector<AppliedMigration>> readApplied(SqliteDatabase &database)
{
    const auto table = database.rows(QStringLiteral("SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations'"));
    if (!table)
        return table.error();
    std::vector<AppliedMigration> applied;
    if (table->empty())
        return applied;
    const auto rows = database.rows(
        QStringLiteral("SELECT version, checksum, applied_at FROM schema_migrations ORDER BY version"));
    if (!rows)
        return rows.error();
    for (const QVariantList &row : *rows)
        applied.push_back({row[0].toInt(), row[1].toString().toStdString(), isoOf(row[2].toLongLong())});
    return applied;
}

base::Result<std::vector<MigrationStep>> migrateTo(SqliteDatabase &database, const std::vector<Migration> &known, int target)
{
    const auto applied = readApplied(database);
    if (!applied)
        return applied.error();
    auto plan = migrationPlan(known, *applied, target);
    if (!plan || plan->empty())
        return plan;
    const auto made =
        database.run(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, "
                                    "checksum TEXT NOT NULL, applied_at INTEGER NOT NULL)"));
    if (!made)
        return made.error();
    for (const MigrationStep &step : *plan)
        if (auto done = run(database, step); !done)
            return done.error();
    return plan;
}

} // namespace qcat::store_sqlite
