#include <qcat/store_sqlite/store_sqlite.h>

#include "sqlite_schema.h"

#include <qcat/sqlite_link/sqlite_database.h>
#include <qcat/store_schema/ownership.h>
#include <qcat/store_schema/table_batch.h>
#include <qcat/trading_ports/store_codes.h>

#include <QDateTime>

namespace qcat::store_sqlite
{

using namespace store_schema;
using sqlite_link::SqliteDatabase;

namespace
{

QVariant toVariant(const std::string &text)
{
    return QString::fromStdString(text);
}
QVariant toVariant(base::Decimal amount)
{
    return qlonglong(amount.raw());
}
QVariant toVariant(base::WallTime time)
{
    return time.isValid() ? QVariant(qlonglong(time.ns)) : QVariant(QMetaType::fromType<qlonglong>());
}
QVariant toVariant(std::int64_t number)
{
    return qlonglong(number);
}
QVariant toVariant(bool flag)
{
    return flag ? 1 : 0;
}

QVariant toVariant(Nothing)
{
    return QVariant(QMetaType::fromType<qlonglong>());
}

QVariantList toVariants(const std::vector<Cell> &cells)
{
    QVariantList values;
    values.reserve(qsizetype(cells.size()));
    for (const Cell &cell : cells)
        values << std::visit([](const auto &value) { return toVariant(value); }, cell);
    return values;
}

QString upsertOf(const Table &table)
{
    QStringList places(qsizetype(table.columns.size()), QStringLiteral("?"));
    const QString source = QStringLiteral("VALUES (%1)").arg(places.join(QStringLiteral(", ")));
    return QString::fromStdString(upsertInto(table, source.toStdString()));
}

qlonglong nowNs()
{
    return QDateTime::currentMSecsSinceEpoch() * 1'000'000;
}

base::Error notOpen(const std::string &description)
{
    return {std::string(trading::store_codes::kUnreachable), description + " is not open"};
}

} // namespace

StoreSqlite::StoreSqlite(std::filesystem::path file, std::vector<domain::Account> accounts,
                         const std::vector<Migration> &migrations)
    : m_file(std::move(file)), m_accounts(std::move(accounts)), m_migrations(migrations)
{
}

StoreSqlite::~StoreSqlite() = default;

base::Status StoreSqlite::open(domain::Epoch epoch, base::Duration timeout)
{
    m_database.reset();
    m_epoch = epoch;
    auto opened = SqliteDatabase::open(QString::fromStdString(m_file.string()), timeout);
    if (!opened)
        return opened.error();
    m_database = std::move(*opened);
    const auto ready = m_database->transact([&]() -> base::Status {
        if (auto migrated = migrate(); !migrated)
            return migrated;
        if (auto owned = checkOwnership(); !owned)
            return owned;
        for (const auto &account : m_accounts)
            if (auto claimed = claim(account); !claimed)
                return claimed;
        return {};
    });
    if (!ready)
        m_database.reset();
    return ready;
}

base::Status StoreSqlite::migrate()
{
    const int latest = m_migrations.empty() ? 0 : m_migrations.back().version;
    const auto done = migrateTo(*m_database, m_migrations, latest);
    return done ? base::Status() : done.error();
}

base::Status StoreSqlite::claim(const domain::Account &account)
{
    return m_database->run(
        QStringLiteral("INSERT INTO engine_ownership (venue, account, epoch, claimed_at) VALUES (?, ?, ?, ?) "
                       "ON CONFLICT (venue, account) DO UPDATE SET epoch = excluded.epoch, "
                       "claimed_at = excluded.claimed_at"),
        {toVariant(account.venue), toVariant(account.name), qlonglong(m_epoch.value), nowNs()});
}

base::Status StoreSqlite::checkOwnership()
{
    for (const auto &account : m_accounts) {
        const auto higher = m_database->rows(
            QStringLiteral("SELECT epoch FROM engine_ownership WHERE venue = ? AND account = ? AND epoch > ?"),
            {toVariant(account.venue), toVariant(account.name), qlonglong(m_epoch.value)});
        if (!higher)
            return higher.error();
        if (!higher->empty())
            return staleEpoch(account.venue, account.name, m_epoch, higher->front()[0].toLongLong());
    }
    return {};
}

base::Status StoreSqlite::write(const std::vector<trading::StoreRecord> &batch, base::Duration timeout)
{
    if (!m_database)
        return notOpen(description());
    if (auto limited = m_database->setTimeout(timeout); !limited)
        return limited;
    return m_database->transact([&]() -> base::Status {
        if (auto owned = checkOwnership(); !owned)
            return owned;
        for (const TableBatch &part : batchesOf(batch)) {
            std::vector<QVariantList> rows;
            for (const auto *const kind : {&part.begun, &part.continued})
                for (const auto &cells : *kind)
                    rows.push_back(toVariants(cells));
            if (auto written = m_database->runAll(upsertOf(*part.table), rows); !written)
                return written;
        }
        return {};
    });
}

base::Result<StoreSqlite::Counts> StoreSqlite::counts(base::Duration timeout)
{
    if (!m_database)
        return notOpen(description());
    if (auto limited = m_database->setTimeout(timeout); !limited)
        return limited.error();
    return m_database
        ->rows(QStringLiteral(
            "SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM fills), (SELECT count(*) FROM positions)"))
        .map([](const std::vector<QVariantList> &rows) {
            const QVariantList &row = rows.front();
            return Counts{row[0].toLongLong(), row[1].toLongLong(), row[2].toLongLong()};
        });
}

std::string StoreSqlite::description() const
{
    return "sqlite " + m_file.string();
}

} // namespace qcat::store_sqlite
