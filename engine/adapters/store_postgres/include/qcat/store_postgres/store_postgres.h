#pragma once

#include <qcat/domain/config.h>
#include <qcat/domain/instrument.h>
#include <qcat/store_schema/migration.h>
#include <qcat/trading_ports/trading_store.h>

#include <functional>
#include <memory>
#include <vector>

namespace pqxx
{
class transaction_base;
}

namespace qcat::pg_link
{
class Session;
}

namespace qcat::store_postgres
{

// The trading record in PostgreSQL. One connection, opened by open() and dropped at the first sign of trouble: after
// "store.unreachable" call open() again before the next write(). Every call ends by its timeout, also when the server
// is frozen (pg_link::Session). Used by one thread at a time. No password is in any text that leaves it.
class StorePostgres : public trading::TradingStore
{
public:
    // Claims the epoch for `accounts`.
    StorePostgres(domain::DatabaseConfig config, std::vector<domain::Account> accounts,
                  const std::vector<store_schema::Migration> &migrations = store_schema::postgresMigrations());
    ~StorePostgres() override;

    base::Status open(domain::Epoch epoch, base::Duration timeout) override;
    base::Status write(const std::vector<trading::StoreRecord> &batch, base::Duration timeout) override;
    base::Result<Counts> counts(base::Duration timeout) override;
    std::string description() const override; // "postgresql 127.0.0.1:5432/qcat"

private:
    base::Status transact(base::Duration timeout, const std::function<base::Status(pqxx::transaction_base &)> &work);

    const domain::DatabaseConfig m_config;
    const std::vector<domain::Account> m_accounts;
    const std::vector<store_schema::Migration> m_migrations;
    domain::Epoch m_epoch;
    std::unique_ptr<pg_link::Session> m_session; // none before open() and after an outage
};

} // namespace qcat::store_postgres
