#include <qcat/store_sqlite/sqlite_record_reader.h>

#include <qcat/sqlite_link/sqlite_database.h>

#include <qcat/trading_ports/store_codes.h>

namespace qcat::store_sqlite
{

using namespace store_schema;
using sqlite_link::SqliteDatabase;

namespace
{

Cell cellOf(const QVariant &value, CellKind kind)
{
    if (value.isNull())
        return Nothing();
    switch (kind) {
    case CellKind::Amount:
        return base::Decimal::fromRaw(value.toLongLong());
    case CellKind::Integer:
        return std::int64_t(value.toLongLong());
    case CellKind::Flag:
        return value.toInt() != 0;
    case CellKind::Time:
        return base::WallTime{value.toLongLong()};
    case CellKind::Text:
        break;
    }
    return value.toString().toStdString();
}

QString question(const Table &table, const RecordScope &scope)
{
    QStringList columns;
    for (const Column &column : comparedColumns(table))
        columns << QString::fromUtf8(column.name.data(), qsizetype(column.name.size()));
    const auto pairs = QStringList(qsizetype(scope.accounts.size()), QStringLiteral("(?, ?)")).join(QStringLiteral(", "));
    return QStringLiteral("SELECT %1 FROM %2 WHERE epoch >= ?%3")
        .arg(columns.join(QStringLiteral(", ")), QString::fromUtf8(table.name.data(), qsizetype(table.name.size())),
             table.namesAccount() ? QStringLiteral(" AND (venue, account) IN (VALUES %1)").arg(pairs) : QString());
}

QVariantList valuesOf(const Table &table, const RecordScope &scope)
{
    QVariantList values = {qlonglong(scope.from.value)};
    if (table.namesAccount())
        for (const auto &account : scope.accounts)
            values << QString::fromStdString(account.venue) << QString::fromStdString(account.name);
    return values;
}

} // namespace

SqliteRecordReader::SqliteRecordReader(std::filesystem::path file) : m_file(std::move(file)) {}

base::Result<std::vector<ComparedRow>> SqliteRecordReader::rows(const Table &table, const RecordScope &scope,
                                                                  base::Duration timeout)
{
    std::error_code ignored;
    if (!std::filesystem::exists(m_file, ignored)) // looking makes no file
        return base::Error{std::string(trading::store_codes::kUnreachable), description() + " is not there"};
    const auto database = SqliteDatabase::open(QString::fromStdString(m_file.string()), timeout);
    if (!database)
        return database.error();
    const auto found = (*database)->rows(question(table, scope), valuesOf(table, scope));
    if (!found)
        return found.error();
    const auto columns = comparedColumns(table);
    std::vector<ComparedRow> rows;
    for (const QVariantList &values : *found) {
        std::vector<Cell> cells;
        for (std::size_t i = 0; i < columns.size(); ++i)
            cells.push_back(cellOf(values[qsizetype(i)], columns[i].kind));
        rows.push_back(comparedRow(table, cells));
    }
    return rows;
}

std::string SqliteRecordReader::description() const
{
    return "sqlite " + m_file.string();
}

} // namespace qcat::store_sqlite
