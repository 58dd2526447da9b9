#include <qcat/history_store/sqlite_history_store.h>

#include <qcat/sqlite_link/sqlite_database.h>

namespace qcat::history_store
{

namespace
{

using namespace std::chrono_literals;
using sqlite_link::SqliteDatabase;

constexpr auto kTimeout = 500ms; // nobody else writes here
constexpr std::int64_t kMinute = 60'000'000'000;

base::Status inWords(base::Status status)
{
    if (status)
        return status;
    auto error = status.error();
    error.code = "history.failed";
    return error;
}

QVariant minuteOf(base::WallTime time)
{
    return qlonglong(time.ns / kMinute);
}

base::Status createTables(SqliteDatabase &database)
{
    return database.transact([&] {
        return database
            .run(QStringLiteral("CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, unit TEXT NOT NULL)"))
            .andThen([&] {
                return database.run(QStringLiteral("CREATE TABLE IF NOT EXISTS minutes (series INTEGER NOT NULL, minute INTEGER NOT NULL, "
                                                   "min REAL NOT NULL, mean REAL NOT NULL, max REAL NOT NULL, "
                                                   "PRIMARY KEY (series, minute)) WITHOUT ROWID"));
            });
    });
}

} // namespace

base::Result<std::unique_ptr<SqliteHistoryStore>> SqliteHistoryStore::open(const std::filesystem::path &file)
{
    auto database = SqliteDatabase::open(QString::fromStdString(file.string()), kTimeout, SqliteDatabase::Durability::Normal);
    if (!database)
        return inWords(database.error()).error();
    if (auto made = createTables(**database); !made)
        return inWords(made).error();
    return std::unique_ptr<SqliteHistoryStore>(new SqliteHistoryStore(std::move(database).value()));
}

SqliteHistoryStore::SqliteHistoryStore(std::unique_ptr<SqliteDatabase> database) : m_database(std::move(database)) {}

SqliteHistoryStore::~SqliteHistoryStore() = default;

base::Status SqliteHistoryStore::append(const std::vector<ops::HistoryMinute> &minutes)
{
    std::vector<QVariantList> series;
    std::vector<QVariantList> rows;
    for (const auto &one : minutes) {
        const auto name = QString::fromStdString(one.series);
        series.push_back({name, QString::fromStdString(one.unit)});
        rows.push_back({minuteOf(one.point.start), one.point.min, one.point.mean, one.point.max, name});
    }
    return inWords(m_database->transact([&] {
        return m_database->runAll(QStringLiteral("INSERT OR IGNORE INTO series (name, unit) VALUES (?, ?)"), series).andThen([&] {
            return m_database->runAll(QStringLiteral("INSERT OR REPLACE INTO minutes SELECT id, ?, ?, ?, ? FROM series WHERE name = ?"), rows);
        });
    }));
}

base::Result<std::vector<domain::HistoryPoint>> SqliteHistoryStore::read(const std::string &series, base::WallTime from, base::WallTime to)
{
    const auto rows = m_database->rows(
        QStringLiteral("SELECT minute, min, mean, max FROM minutes WHERE series = (SELECT id FROM series WHERE name = ?) "
                       "AND minute * 60000000000 >= ? AND minute * 60000000000 < ? ORDER BY minute"),
        {QString::fromStdString(series), qlonglong(from.ns), qlonglong(to.ns)});
    if (!rows)
        return inWords(rows.error()).error();
    std::vector<domain::HistoryPoint> points;
    points.reserve(rows->size());
    for (const auto &row : *rows)
        points.push_back({{row[0].toLongLong() * kMinute}, row[1].toDouble(), row[2].toDouble(), row[3].toDouble()});
    return points;
}

base::Result<std::vector<ops::HistoryStore::Known>> SqliteHistoryStore::known()
{
    const auto rows = m_database->rows(QStringLiteral("SELECT name, unit FROM series ORDER BY name"));
    if (!rows)
        return inWords(rows.error()).error();
    std::vector<Known> all;
    for (const auto &row : *rows)
        all.push_back({row[0].toString().toStdString(), row[1].toString().toStdString()});
    return all;
}

base::Status SqliteHistoryStore::forgetBefore(base::WallTime time)
{
    return inWords(m_database->run(QStringLiteral("DELETE FROM minutes WHERE minute < ?"), {minuteOf(time)}));
}

} // namespace qcat::history_store
