#pragma once

#include <qcat/base/result.h>
#include <qcat/pg_link/session.h>
#include <qcat/store_schema/schema_migrator.h>

#include <pqxx/transaction_base>

#include <chrono>
#include <vector>

namespace qcat::store_postgres
{

// What stands in table schema_migrations; empty where it does not exist.
std::vector<store_schema::AppliedMigration> readApplied(pqxx::transaction_base &transaction);

// Runs steps one by one on a session, each until it had its locks or the time is over.
class MigrationRun
{
public:
    MigrationRun(pg_link::Session &session, base::Duration timeout);

    base::Result<std::vector<store_schema::AppliedMigration>> applied();
    base::Status run(const store_schema::MigrationStep &step);

private:
    base::Duration timeLeft() const;
    base::Status inTransaction(const store_schema::MigrationStep &step);
    base::Status alone(const store_schema::MigrationStep &step);
    enum class IndexState { Missing, Invalid, Valid };
    base::Result<IndexState> stateOf(const std::string &index);

    pg_link::Session &m_session;
    const std::chrono::steady_clock::time_point m_end;
};

} // namespace qcat::store_postgres
