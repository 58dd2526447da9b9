#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/store_schema/migration.h>
#include <qcat/trading_ports/trading_store.h>

#include <filesystem>
#include <memory>
#include <vector>

namespace qcat::sqlite_link
{
class SqliteDatabase;
}

namespace qcat::store_sqlite
{

// The embedded default: one SQLite file (WAL, synchronous=FULL: a written batch survives a power cut). Used, from
// open() to its destruction, by one thread, because a QSqlDatabase is; needs a QCoreApplication. open() may be called
// again after any Error.
class StoreSqlite : public trading::TradingStore
{
public:
    // Claims the epoch for `accounts`. Its folder must exist.
    StoreSqlite(std::filesystem::path file, std::vector<domain::Account> accounts,
                const std::vector<store_schema::Migration> &migrations = store_schema::sqliteMigrations());
    ~StoreSqlite() override;

    base::Status open(domain::Epoch epoch, base::Duration timeout) override;
    base::Status write(const std::vector<trading::StoreRecord> &batch, base::Duration timeout) override;
    base::Result<Counts> counts(base::Duration timeout) override;
    std::string description() const override; // "sqlite /home/joe/.local/share/qcat/qcat.db"

private:
    base::Status migrate();
    base::Status claim(const domain::Account &account);
    base::Status checkOwnership();

    const std::filesystem::path m_file;
    const std::vector<domain::Account> m_accounts;
    const std::vector<store_schema::Migration> m_migrations;
    domain::Epoch m_epoch;
    std::unique_ptr<sqlite_link::SqliteDatabase> m_database; // none before open() and after it failed
};

} // namespace qcat::store_sqlite
