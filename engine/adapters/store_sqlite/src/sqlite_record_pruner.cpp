#include <qcat/store_sqlite/sqlite_record_pruner.h>

#include <qcat/sqlite_link/sqlite_database.h>
#include <qcat/trading_ports/store_codes.h>

#include <fmt/format.h>

namespace qcat::store_sqlite
{

using sqlite_link::SqliteDatabase;
using store_schema::PrunedTable;

SqliteRecordPruner::SqliteRecordPruner(std::filesystem::path file) : m_file(std::move(file)) {}

base::Result<std::int64_t> SqliteRecordPruner::countBefore(const PrunedTable &table, base::WallTime time, base::Duration timeout)
{
    return ask(fmt::format("SELECT count(*) FROM {} WHERE {} < ?", table.name, table.time), time, timeout, false);
}

base::Result<std::int64_t> SqliteRecordPruner::deleteBefore(const PrunedTable &table, base::WallTime time, int most, base::Duration timeout)
{
    return ask(fmt::format("DELETE FROM {0} WHERE rowid IN (SELECT rowid FROM {0} WHERE {1} < ? ORDER BY {1} LIMIT {2})", table.name,
                           table.time, most),
               time, timeout, true);
}

base::Result<std::int64_t> SqliteRecordPruner::ask(const std::string &statement, base::WallTime time, base::Duration timeout, bool deletes)
{
    std::error_code ignored;
    if (!std::filesystem::exists(m_file, ignored)) // looking makes no file
        return base::Error{std::string(trading::store_codes::kUnreachable), description() + " is not there"};
    const auto database = SqliteDatabase::open(QString::fromStdString(m_file.string()), timeout);
    if (!database)
        return database.error();
    std::int64_t rows = 0;
    const auto asked = (*database)->transact([&]() -> base::Status {
        auto found = (*database)->rows(QString::fromStdString(statement), {qlonglong(time.ns)});
        if (found && deletes)
            found = (*database)->rows(QStringLiteral("SELECT changes()"));
        if (!found)
            return found.error();
        rows = found->front()[0].toLongLong();
        return {};
    });
    return asked ? base::Result<std::int64_t>(rows) : base::Result<std::int64_t>(asked.error());
}

std::string SqliteRecordPruner::description() const
{
    return "sqlite " + m_file.string();
}

} // namespace qcat::store_sqlite
