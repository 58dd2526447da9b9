#pragma once

#include <qcat/domain/config.h>
#include <qcat/store_schema/record_pruner.h>

#include <memory>

namespace qcat::pg_link
{
class Session;
}

namespace qcat::store_postgres
{

// On one connection for all batches, opened by the first call. The configured role needs DELETE, which the engine's own has not
// (roles.sql). Errors in the words of store_codes.h.
class PostgresRecordPruner : public store_schema::RecordPruner
{
public:
    explicit PostgresRecordPruner(domain::DatabaseConfig config);
    ~PostgresRecordPruner() override;

    base::Result<std::int64_t> countBefore(const store_schema::PrunedTable &table, base::WallTime time, base::Duration timeout) override;
    base::Result<std::int64_t> deleteBefore(const store_schema::PrunedTable &table, base::WallTime time, int most,
                                            base::Duration timeout) override;
    std::string description() const override;

private:
    base::Status open(base::Duration timeout);

    const domain::DatabaseConfig m_config;
    std::unique_ptr<pg_link::Session> m_session;
};

} // namespace qcat::store_postgres
