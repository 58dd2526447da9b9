#pragma once

#include <qcat/domain/instrument.h>
#include <qcat/store_schema/migration.h>
#include <qcat/trading_ports/account_owner.h>
#include <qcat/trading_ports/trading_store.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pqxx
{
class transaction_base;
}

namespace qcat::pg_link
{
class SessionPool;
}

namespace qcat::store_postgres
{

class AccountLease;

// The trading record in PostgreSQL, on sessions borrowed from a pool for one transaction each. After
// "store.unreachable" call open() again before the next write(): the server may be another one by then. Every call ends
// by its timeout, also when the server is frozen (pg_link::Session). Used by one thread at a time. No password is in
// any text that leaves it.
class StorePostgres : public trading::TradingStore
{
public:
    // Claims `accounts` for `owner`; without an owner only the epoch is compared, as for a replay.
    StorePostgres(std::shared_ptr<pg_link::SessionPool> sessions, std::vector<domain::Account> accounts,
                  const std::vector<store_schema::Migration> &migrations = store_schema::postgresMigrations(),
                  std::optional<trading::AccountOwner> owner = std::nullopt);
    ~StorePostgres() override;

    base::Status open(domain::Epoch epoch, base::Duration timeout) override;
    base::Status write(const std::vector<trading::StoreRecord> &batch, base::Duration timeout) override;
    base::Status renew(base::Duration timeout) override;
    base::Status release(base::Duration timeout) override;
    base::Result<Counts> counts(base::Duration timeout) override;
    std::string description() const override; // "postgresql 127.0.0.1:5432/qcat"

private:
    using Work = std::function<base::Status(pqxx::transaction_base &)>;
    base::Status transact(base::Duration timeout, const char *purpose, const Work &work);
    base::Status bringSchemaUp(base::Duration timeout);
    std::optional<base::Error> whoHolds(base::Duration timeout);

    const std::shared_ptr<pg_link::SessionPool> m_sessions;
    const std::vector<store_schema::Migration> m_migrations;
    const std::unique_ptr<AccountLease> m_lease;
    domain::Epoch m_epoch;
    std::chrono::steady_clock::time_point m_renewedAt;
    bool m_isOpen = false; // not before open(), nor after an outage
};

} // namespace qcat::store_postgres
